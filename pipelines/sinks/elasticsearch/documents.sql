-- What the documents are made of, after diagnosis. Needs the temporary table family (member, family).
--
-- A record's id says what was logged, not where it was read: bundle's host, log, time, text, and which one of equal lines
-- it is. Bundles of one host that overlap give equal ids for their common lines. A record without a time of its own has
-- nothing that tells it from an equal line elsewhere: the bundle goes into its id as well.
create or replace temp view identified as
select r.*, m.subset, m.rotation,
  concat_ws(chr(0), coalesce(b.host, b.bundle_id), coalesce(r.line_host, ''), f.family,
    case when r.time_mark = 'none' then b.bundle_id else epoch_us(r.time)::varchar end, r.message, r.continuation) as identity
from record_row r join run_bundle using (bundle) join bundle b using (bundle) join member m using (member) join family f using (member)
where m.duplicate_of is null;

create or replace temp table content as
select bundle, member, line, subset, rotation, md5_number(identity) as content from identified;

-- Records that others equal: their number among the equal ones of their bundle, and the first record of the run with the
-- same id, which is the one that is sent (vmkwarning repeats lines of vmkernel, bundles overlap).
create or replace temp table equal_record as
with numbered as (
  select *, row_number() over (partition by bundle, subset, content order by rotation, member, line) - 1 as ordinal
  from content where content in (select content from content group by content having count(*) > 1)
)
select member, line, ordinal, first_value(member) over same_id as sent_member, first_value(line) over same_id as sent_line
from numbered
window same_id as (partition by content, ordinal order by bundle, subset, member, line);
drop table content;

create or replace temp view document as
select i.* exclude (identity),
  case when coalesce(e.ordinal, 0) = 0 then md5(identity) else md5(concat_ws(chr(0), identity, e.ordinal)) end as id,
  coalesce(e.sent_member, member) as sent_member, coalesce(e.sent_line, line) as sent_line
from identified i left join equal_record e using (member, line);

create or replace temp table evidence_document as
select e.finding, d.id, d.sent_member as member, d.sent_line as line
from evidence e join run_bundle using (bundle) join document d using (member, line);

create or replace temp table annotation as
with finding_of as (
  select member, line,
    list(distinct f.finding order by f.finding) as findings,
    list(distinct f.fault order by f.fault) as faults,
    min_by(f.pattern, f.rank) as pattern,
    min_by(f.severity, f.rank) as severity
  from evidence_document join finding f using (finding)
  group by all
),
hit_of as (
  select coalesce(e.sent_member, h.member) as member, coalesce(e.sent_line, h.record_line) as line,
    list(distinct h.pattern order by h.pattern) as patterns,
    list(distinct h.captures order by h.captures) as captures
  from hit_row h join run_bundle using (bundle)
    left join equal_record e on e.member = h.member and e.line = h.record_line
  group by 1, 2
)
select member, line, to_json(f.findings)::varchar as findings, to_json(f.faults)::varchar as faults, f.pattern,
  f.severity, to_json(h.patterns)::varchar as patterns, to_json(h.captures)::varchar as captures,
  f.findings is not null or len(list_filter(h.patterns, p -> not starts_with(p, 'benign.'))) > 0 as matched
from finding_of f full join hit_of h using (member, line);
