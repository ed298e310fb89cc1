-- One finding per episode. `count` is the greatest number that one pattern saw in one log: the same event is written to
-- several logs, and in one log often by several messages.
create or replace temp table found as
with per_log as (
  select episode, log, pattern, sum(count) as count from evidence_hit group by episode, log, pattern
),
strongest as (
  select episode,
    arg_max(pattern, (severity_rank, from_log, status_rank, -first_hit)) as pattern,
    max(severity_rank) as severity_rank,
    max(status_rank) as status_rank
  from (
    select h.episode, h.pattern, h.severity_rank, p.status_rank, max((h.fact is null)::integer) as from_log, min(h.hit) as first_hit
    from evidence_hit h join pattern p using (pattern)
    group by all
  )
  group by episode
)
select
  h.episode,
  h.bundle,
  substr(sha256(concat_ws(chr(0), b.bundle_id, h.fault, e.object_kind, e.object, e.number)), 1, 12) as finding,
  l.pattern,
  h.fault,
  l.severity_rank,
  l.status_rank,
  e.object_kind,
  e.object,
  min(h.starts) filter (h.starts > timestamp '0001-01-01') as first,
  max(h.ends) filter (h.starts > timestamp '0001-01-01') as last,
  e.cleared,
  (select max(count) from per_log p where p.episode = h.episode) as count,
  count(distinct h.log) as logs,
  count(distinct h.pattern) as patterns,
  bool_or(h.time_mark in ('written', 'zone-assumed')) as dated,
  bool_and(h.seldom) as seldom,
  bool_and(h.fact is not null) as from_facts,
  bool_or(h.fact is not null) as at_capture,   -- the configuration says so too: it was still so when the bundle was made
  min(h.hit) as first_hit
from evidence_hit h
join episode e using (episode)
join strongest l using (episode)
join bundle b on b.bundle = h.bundle
group by h.episode, h.bundle, b.bundle_id, h.fault, l.pattern, l.severity_rank, l.status_rank, e.object_kind, e.object, e.number, e.cleared;

-- Evidence: the first hit of every pattern, then the very first and the very last, at most eight.
create or replace temp table shown as
select episode, hit from (
  select episode, hit, starts,
    row_number() over (partition by episode, pattern order by starts, hit) as in_pattern,
    row_number() over (partition by episode order by starts, hit) as from_start,
    row_number() over (partition by episode order by starts desc, hit desc) as from_end
  from evidence_hit
  where row is not null
)
where in_pattern = 1 or from_start = 1 or from_end = 1
qualify row_number() over (partition by episode order by (from_start = 1) desc, (from_end = 1) desc, starts, hit) <= 8;
