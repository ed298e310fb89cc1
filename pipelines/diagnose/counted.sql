-- Hits that count towards findings: of this run's bundles, from members that are nobody's copy, not explained by a benign
-- pattern, and not the vmkwarning copy of a vmkernel line. The second stamp of a hit is where it was last seen.
create or replace temp table counted as
select
  row_number() over (order by h.bundle, m.log, m.rotation, m.path, m.member, h.line, h.pattern) as hit,
  h.rowid as row,                      -- the lines' texts stay in hit_row: a storm must not be copied from table to table
  null::integer as fact,               -- row of query_hit, where facts say it and no line
  h.bundle,
  h.member,
  h.pattern,
  h.object_kind,
  coalesce(n.name, h.object) as object,
  h.time_mark,
  h.count,
  m.log,
  p.fault,
  p.severity_rank,
  p.episode_us,
  p.at_least,
  p.within_us,
  p.clears,
  p.named,
  false as seldom,                     -- fewer than the message wants to be a fault
  coalesce(h.time, timestamp '0001-01-01') as starts,
  coalesce(h.last, h.time, timestamp '0001-01-01') as ends
from hit_row h
join run_bundle using (bundle)
join member m using (member)
join pattern p using (pattern)
left join moref n on n.bundle = h.bundle and n.moref = h.object
where h.hidden_by is null
  and m.duplicate_of is null
  and not p.benign;

-- vmkwarning.log is a subset of vmkernel.log: the same line twice is one event. From `cpuN:` on both are equal.
delete from counted
where hit in (
  select w.hit
  from counted w
  join member wm on wm.member = w.member and wm.subset
  join counted k on k.bundle = w.bundle and k.pattern = w.pattern and k.starts = w.starts and k.member <> w.member
  join member km on km.member = k.member and km.log = 'vmkernel' and not km.subset
  join hit_row wt on wt.rowid = w.row
  join hit_row kt on kt.rowid = k.row
  where regexp_extract(kt.text, 'cpu\d+:.*') = regexp_extract(wt.text, 'cpu\d+:.*')
);

-- `vobbuf -h` prints what the VMkernel still holds of the events that vobd wrote down; its stamps follow from the uptime.
delete from counted
where hit in (
  select b.hit
  from counted b
  join member bm on bm.member = b.member and bm.subset and bm.log = 'vobd'
  join counted v on v.bundle = b.bundle and v.pattern = b.pattern and v.object = b.object and v.member <> b.member
    and v.starts between b.starts - interval 2 second and b.starts + interval 2 second
  join member vm on vm.member = v.member and vm.log = 'vobd' and not vm.subset
);

-- One log kept in two places (var/log and var/run/log, or an overlapping rotation): the same line in two members is one event.
-- Logs of several VMs are several logs: they stand in folders of their own.
delete from counted
where hit in (
  select later.hit
  from counted later
  join counted earlier
    on earlier.bundle = later.bundle and earlier.log = later.log and earlier.pattern = later.pattern
    and earlier.starts = later.starts and earlier.member < later.member
  join hit_row et on et.rowid = earlier.row
  join hit_row lt on lt.rowid = later.row
  join member em on em.member = earlier.member
  join member lm on lm.member = later.member
  where later.starts > timestamp '0001-01-01' and et.text = lt.text
    and regexp_replace(em.canonical, '[^/]*$', '') = regexp_replace(lm.canonical, '[^/]*$', '')
);

-- A message that is a fault only when it comes often: hits that do not lie in a window with enough of them are told for
-- information. Each log is counted for itself, since one event is written to several.
create or replace temp table often as
with dense as (
  select hit, pattern, bundle, log, object, starts, within_us, at_least,
    sum(count) over (
      partition by bundle, pattern, log, object order by starts
      range between to_microseconds(within_us) preceding and current row
    ) as so_far
  from counted
  where at_least > 1
)
select hit,
  max(so_far) over (
    partition by bundle, pattern, log, object order by starts
    range between current row and to_microseconds(within_us) following
  ) >= at_least as enough
from dense;

update counted set seldom = true, severity_rank = 0 where hit in (select hit from often where not enough);

-- What queries found in the facts counts like a hit of one more log.
insert into counted
select
  (select coalesce(max(hit), 0) from counted) + q.query_hit,
  null, q.query_hit, q.bundle, null, q.pattern, q.object_kind, q.object,
  case when q.first is null then 'none' else 'written' end,
  q.count, 'facts', p.fault, p.severity_rank, p.episode_us, p.at_least, p.within_us, p.clears, p.named, false,
  coalesce(q.first, timestamp '0001-01-01'), coalesce(q.last, q.first, timestamp '0001-01-01')
from query_hit q join pattern p using (pattern);
