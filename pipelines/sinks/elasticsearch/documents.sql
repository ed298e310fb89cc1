-- What the documents are made of, after diagnosis. Needs the temporary table family (member, family).
--
-- A record's id says what was logged, not where it was read: bundle's host, log, time, text, and which one of equal lines
-- it is. Bundles of one host that overlap give equal ids for their common lines. A record without a time of its own has
-- nothing that tells it from an equal line elsewhere: the bundle goes into its id as well.
create or replace temp table content as
select r.bundle, r.member, r.line, m.subset, m.rotation,
  md5_number(concat_ws(chr(0), coalesce(b.host, b.bundle_id), coalesce(r.line_host, ''), f.family,
    case when r.time_mark = 'none' then b.bundle_id else epoch_us(r.time)::varchar end, r.message, r.continuation)) as content
from record_row r join run_bundle using (bundle) join bundle b using (bundle) join member m using (member) join family f using (member)
where m.duplicate_of is null;

create or replace temp table document as
select member, line, content, ordinal
from (
  select *, row_number() over (partition by bundle, subset, content order by rotation, member, line) - 1 as ordinal
  from content
)
qualify row_number() over (partition by content, ordinal order by bundle, subset, member, line) = 1;
drop table content;

create or replace temp table annotation as
with finding_of as (
  select e.member, e.line,
    list(distinct f.finding order by f.finding) as findings,
    list(distinct f.fault order by f.fault) as faults,
    min_by(f.pattern, f.rank) as pattern,
    min_by(f.severity, f.rank) as severity
  from evidence e join run_bundle using (bundle) join finding f using (bundle, finding)
  group by e.member, e.line
),
hit_of as (
  select h.member, h.record_line as line,
    list(distinct h.pattern order by h.pattern) as patterns,
    list(distinct h.captures order by h.captures) as captures
  from hit_row h join run_bundle using (bundle)
  group by h.member, h.record_line
)
select member, line, to_json(f.findings)::varchar as findings, to_json(f.faults)::varchar as faults, f.pattern, f.severity,
  to_json(h.patterns)::varchar as patterns, to_json(h.captures)::varchar as captures,
  f.findings is not null or len(list_filter(h.patterns, p -> not starts_with(p, 'benign.'))) > 0 as matched
from finding_of f full join hit_of h using (member, line);
