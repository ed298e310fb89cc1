-- Gaps and islands: hits of one fault on one object belong to one episode until a gap is longer than the pattern allows or
-- a message says that the fault is over. Hits that name no object form islands of their own first. What comes back more than
-- three times is chronic: one episode as long as no day passes without it, or the report would say it a hundred times.
create or replace temp table island as
with ordered as (
  select *,
    max(ends) over w as before,
    greatest(max(episode_us) over w, episode_us) as patience_us,
    coalesce(lag(clears) over (partition by bundle, fault, object_kind, object order by starts, hit), false) as after_clear
  from counted
  window w as (
    partition by bundle, fault, object_kind, object order by starts, hit
    rows between unbounded preceding and 1 preceding
  )
),
gaps as (
  select *,
    before is null or after_clear or starts > before + to_microseconds(patience_us) as is_new,
    before is null or starts > before + interval 1 day as is_new_day
  from ordered
),
judged as (
  select *, sum(is_new::integer) over (partition by bundle, fault, object_kind, object) > 3 as chronic from gaps
)
select * exclude (is_new, is_new_day),
  sum((case when chronic then is_new_day else is_new end)::integer) over (
    partition by bundle, fault, object_kind, object order by starts, hit
    rows between unbounded preceding and current row
  ) as number
from judged;

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
