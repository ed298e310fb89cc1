-- One event on one thing that its messages call by several names: the VM, its datastore, the datastore's device. An episode
-- joins another of its fault when the configuration leads from its object to the other's and both overlap; what the
-- configuration alone says has no time and overlaps all.
create or replace temp table same_event as
with live as (
  select e.* from episode e join member_of m using (episode) where m.finding_episode = e.episode
),
leads as (
  select n.episode, o.episode as other, o.starts
  from live n
  join live o on o.bundle = n.bundle and o.fault = n.fault and o.episode <> n.episode and o.object <> ''
  join entity t on t.episode = n.episode and t.name = o.object_kind and t.value = o.object and t.steps between 1 and 3
  where n.starts = timestamp '0001-01-01' or o.starts = timestamp '0001-01-01'
    or (n.starts <= o.ends + to_microseconds(n.patience_us) and o.starts <= n.ends + to_microseconds(n.patience_us))
)
select l.episode, min_by(l.other, (l.starts, l.other)) as other
from leads l
-- A datastore leads to its volume and the volume back: the later of two goes to the earlier.
where not exists (select 1 from leads b where b.episode = l.other and b.other = l.episode and l.episode < l.other)
group by l.episode;

create or replace temp table goes_to as
with recursive way as (
  select episode, other, 1 as steps from same_event
  union all
  select w.episode, s.other, w.steps + 1 from way w join same_event s on s.episode = w.other where w.steps < 4
)
select episode, arg_max(other, steps) as other from way group by episode;

update evidence_hit set episode = g.other from goes_to g where g.episode = evidence_hit.episode and g.other <> g.episode;
