-- Gaps and islands: hits of one fault on one object belong to one episode until a gap is longer than the pattern allows or
-- a message says that the fault is over. Hits that name no object form islands of their own first.
create or replace temp table island as
with ordered as (
  select *,
    max(ends) over w as before,
    max(episode_us) over w as patience_us,
    lag(clears) over (partition by bundle, fault, object_kind, object order by starts, hit) as after_clear
  from counted
  window w as (
    partition by bundle, fault, object_kind, object order by starts, hit
    rows between unbounded preceding and 1 preceding
  )
)
select *,
  sum(case
    when before is null or after_clear or starts > before + to_microseconds(greatest(patience_us, episode_us)) then 1
    else 0
  end) over (
    partition by bundle, fault, object_kind, object order by starts, hit
    rows between unbounded preceding and current row
  ) as number
from ordered;

create or replace temp table episode as
select
  row_number() over (order by bundle, fault, object_kind, object, number) as episode,
  bundle, fault, object_kind, object, number,
  min(starts) filter (not clears) as starts,
  max(ends) filter (not clears) as ends,
  max(ends) filter (clears) as cleared,
  max(episode_us) as patience_us,
  bool_or(named) as named
from island
group by bundle, fault, object_kind, object, number
having count(*) filter (not clears) > 0;

-- An episode that says less is the same event: one without an object joins the earliest episode of its fault and host that it
-- overlaps, one without a time the earliest of its fault and object.
create or replace temp table member_of as
select n.episode,
  coalesce((
    select min_by(o.episode, (o.starts, o.episode))
    from episode o
    where o.bundle = n.bundle and o.fault = n.fault and o.episode <> n.episode and o.starts > timestamp '0001-01-01'
      and case
        when n.starts = timestamp '0001-01-01' then o.object_kind = n.object_kind and o.object = n.object
        else n.named and n.object = '' and o.object <> ''
          and n.starts <= o.ends + to_microseconds(n.patience_us)
          and o.starts <= n.ends + to_microseconds(n.patience_us)
      end
  ), n.episode) as finding_episode
from episode n;

create or replace temp table evidence_hit as
select e.finding_episode as episode, i.*
from island i
join episode n using (bundle, fault, object_kind, object, number)
join member_of e using (episode)
where not i.clears;
