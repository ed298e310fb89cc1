-- A clock that is more than 24 days wrong (an empty battery) has an offset that the column cannot hold.
update bundle set clock_offset_ms = try_cast(round(c.offset_us / 1000) as integer), clock_source = c.source
from clock c where c.bundle = bundle.bundle;

-- The findings in the order of the report: causes with what follows from them first, then severity, confidence, time.
create or replace temp table ranked as
select
  f.*,
  b.host,
  b.product,
  b.version,
  b.build,
  p.cause,
  p.weight as cause_weight,
  p.way,
  p.delay_us,
  p.skew_us,
  coalesce(o.hosts, []) as also_on,
  c.finding as caused_by,
  r.depth,
  exists (select 1 from parent where parent.cause = f.episode) as has_symptoms,
  -- Proof of the pattern, then one step for each further log and pattern that saw the same (docs/report.md, "Confidence").
  least(0.99, [0.5, 0.7, 0.85][f.status_rank + 1] + 0.04 * (f.logs - 1) + 0.03 * (f.patterns - 1)) as confidence,
  max(f.severity_rank) over (partition by r.root) as tree_severity,
  r.root
from found f
join bundle b using (bundle)
left join parent p on p.symptom = f.episode
left join found c on c.episode = p.cause
left join elsewhere o on o.episode = f.episode
join root r on r.episode = f.episode;
