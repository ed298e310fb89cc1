-- Bundles of this run that the store holds from an earlier one: the same bytes at the same place. What was read of them
-- now goes away again.
create or replace temp table present_bundle as
select new.bundle
from bundle new join run_bundle using (bundle)
where exists (select 1 from bundle old where old.bundle_id = new.bundle_id and old.bundle < new.bundle);

delete from record_row where bundle in (select bundle from present_bundle);
delete from hit_row where bundle in (select bundle from present_bundle);
delete from member where bundle in (select bundle from present_bundle);
delete from fact_file where bundle in (select bundle from present_bundle);
delete from read_error where bundle in (select bundle from present_bundle);
delete from run_bundle where bundle in (select bundle from present_bundle);
delete from bundle where bundle in (select bundle from present_bundle);

-- What unpack could not read belongs to no bundle; it goes with the first new one, or away with the input that was known.
update read_error set bundle = (select min(bundle) from run_bundle) where bundle is null;
delete from read_error where bundle is null and (select count(*) from present_bundle) > 0;
