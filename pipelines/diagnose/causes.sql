-- Cause and symptom: an edge between their faults, the shared objects are the same, and the symptom begins after the
-- cause began (two seconds of grace for logs that are written late, none within one file: its records stand in order) and before
-- the edge's time is over. Without any time the
-- order of the lines decides; a line without a time explains nothing that has one; configuration was there all the time.
-- What is only for information causes nothing.
-- On different hosts the clocks must say for sure which came first; "the same host" is then one that the symptom names:
-- vCenter's line about it, another host's line with its address.
create or replace temp table host_name as
select distinct bundle, name from (
  select bundle, short_name(host) as name from bundle join run_bundle using (bundle)
  union all
  select bundle, local_ip from vmknic join run_bundle using (bundle)
)
where name not in ('', 'localhost');

create or replace temp table about as
select distinct s.episode, n.bundle
from stated s join found f using (episode)
join host_name n on n.name = short_name(s.value) and n.bundle <> f.bundle
where s.name in ('host', 'ip');

-- Findings whose first time has no zone. vCenter appliances run on UTC, other clocks are anybody's guess.
create or replace temp table zoneless as
select h.episode
from evidence_hit h join bundle b on b.bundle = h.bundle
where b.kind <> 'vcenter'
group by h.episode
having arg_min(h.time_mark, h.starts) filter (h.time_mark <> 'none') = 'zone-assumed';

-- Where a finding begins: the first record in time.
create or replace temp table begins as
select h.episode, arg_min(r.member, (h.starts, h.hit)) as member, arg_min(r.record_line, (h.starts, h.hit)) as line
from evidence_hit h join hit_row r on r.rowid = h.row
where h.starts > timestamp '0001-01-01'
group by h.episode;

create or replace temp table pair as
select
  e.edge, s.episode as symptom, c.episode as cause, e.weight, c.first as cause_first, c.object_kind, c.object,
  list_filter(string_split(e.same, ','), lambda name: name not in ('', 'host')) as shared,
  epoch_us(s.first) - epoch_us(c.first) - coalesce(k.skew_us, 0) as delay_us,
  k.skew_us
from edge e
join found c on c.fault = e.cause and c.severity_rank > 0
join found s on s.fault = e.symptom and s.episode <> c.episode
left join begins cb on cb.episode = c.episode
left join begins sb on sb.episode = s.episode
left join clock_pair k on k.a = c.bundle and k.b = s.bundle
left join about a on a.episode = s.episode and a.bundle = c.bundle
where case
    when c.bundle <> s.bundle then case
      when a.bundle is null and list_contains(string_split(e.same, ','), 'host') then false
      when c.first is not null and s.first is not null then
        delay_us > k.uncertainty_us
        and delay_us <= epoch_us(c.last) - epoch_us(c.first) + e.within_us
        and c.episode not in (select episode from zoneless)
        and s.episode not in (select episode from zoneless)
      else c.first is null and c.from_facts and a.bundle is not null
    end
    when c.first is not null and s.first is not null then
      s.first >= c.first - interval 2 second
      and not coalesce(cb.member = sb.member and cb.line > sb.line, false)
      and (c.at_capture or s.first <= c.last + to_microseconds(e.within_us))
    when c.first is null and c.from_facts or s.first is null and s.from_facts then true
    when c.first is null and s.first is null then c.first_hit <= s.first_hit
    else false
  end;

-- How well both sides agree on each object that the edge says they share, and on the cause's own object. Where one side
-- does not name it the link is weaker, but not excluded; two different ones exclude an edge that needs them to be the same.
create or replace temp table agreement as
select p.edge, p.symptom, p.cause, p.name, p.needed,
  count(*) filter (c.value = s.value) > 0 as same,
  count(c.value) = 0 or count(s.value) = 0 as unknown,
  arg_min(s.way, (s.steps, s.way)) filter (c.value = s.value and s.steps > 0) as way
from (
  select *, unnest(shared) as name, true as needed from pair
  union
  select *, object_kind, false from pair where object_kind <> '' and not list_contains(shared, object_kind)
    and not (object_kind = 'host' and skew_us is not null)
) p
left join entity c on c.episode = p.cause and c.name = p.name and (p.needed or c.value = p.object)
left join entity s on s.episode = p.symptom and s.name = p.name
group by p.edge, p.symptom, p.cause, p.name, p.needed;

create or replace temp table link as
select p.symptom, p.cause, p.cause_first, p.delay_us, p.skew_us, max(p.weight * coalesce(a.agreement, 1.0)) as weight, min(a.way) as way
from pair p
left join (
  select edge, symptom, cause, min(way) as way,
    product(case
      when same then 1.0
      when unknown and needed then 0.6
      when unknown then 0.8
      when needed then 0.0
      else 0.4
    end) as agreement
  from agreement
  group by edge, symptom, cause
) a using (edge, symptom, cause)
where coalesce(a.agreement, 1.0) > 0
group by p.symptom, p.cause, p.cause_first, p.delay_us, p.skew_us;

-- Every symptom goes under one cause: the likeliest, then the earliest. Edges never form a circle (lint sees to it), so a
-- walk upwards ends.
create or replace temp table parent as
select * from link
qualify row_number() over (partition by symptom order by weight desc, cause_first nulls first, cause) = 1;

create or replace temp table root as
with recursive up as (
  select episode, episode as root, 0 as depth from found
  union all
  select up.episode, parent.cause, up.depth + 1 from up join parent on parent.symptom = up.root where up.depth < 32
)
select episode, arg_max(root, depth) as root, max(depth) as depth from up group by episode;
