-- What hangs on a thing: a device carries datastores, a datastore VMs, a switch VMkernel interfaces. The other way than `step`:
-- one row is one step down.
create or replace temp table carries as
with volume_of as (
  select bundle, datastore, volume from extent
  union
  select bundle, datastore, volume from volume
),
vm_on as (
  select bundle, volume, vm from vm_config
  union
  select bundle, volume, vm from vm
)
select distinct bundle, name, value, to_name, to_value from (
            select bundle, 'path' as name, path as value, 'device' as to_name, device as to_value from path
  union all select bundle, 'device', device, 'datastore', datastore from extent
  union all select v.bundle, 'datastore', v.datastore, 'vm', o.vm
            from volume_of v join vm_on o on o.bundle = v.bundle and o.volume in (v.volume, v.datastore)
  union all select v.bundle, 'volume', v.volume, 'vm', o.vm
            from volume_of v join vm_on o on o.bundle = v.bundle and o.volume in (v.volume, v.datastore)
  union all select bundle, 'nic', nic, 'vswitch', vswitch from vswitch_uplink
  union all select p.bundle, 'vswitch', p.vswitch, 'vmk', v.vmk
            from portgroup p join vmknic v on v.bundle = p.bundle and v.portgroup = p.portgroup
)
where bundle in (select bundle from run_bundle)
  and value is not null and to_value is not null and value <> '' and to_value <> '';

-- Where records are kept they name ids as well: for events only, since findings do not depend on what is kept.
insert into step
select bundle, 'moref', o.moref, managed_kind(coalesce(nullif(o.type, ''), 'HostSystem')) as kind, min(trim(o.name))
from (
  select bundle, object_of(unnest(objects_in(message))) as o
  from record_row join run_bundle using (bundle) where has_object(message)
)
where kind <> '' and (bundle, o.moref) not in (select (bundle, moref) from moref)
group by all
having count(distinct trim(o.name)) = 1;

-- The things whose identities are wanted: those that findings name, and where records are kept all that they may name.
create or replace temp table start as
select distinct f.bundle, s.name, s.value from stated s join found f using (episode) where s.name <> 'host'
union
select bundle, name, value from (from step union all from carries)
where bundle in (select bundle from run_bundle) and exists (select 1 from record_row join run_bundle using (bundle));

-- Every thing of `start` with all that it rests on and all that hangs on it, each with the shortest way there. Worlds are many:
-- they lead to their VM or process and to where that lies.
insert into identity
with recursive walk as (
  select distinct bundle, name, value, name as to_name, value as to_value, value as way, 0 as steps, down
  from start, (values (false), (true)) as direction(down)
  union
  select w.bundle, w.name, w.value, s.to_name, s.to_value, concat(w.way, ' → ', s.to_value), w.steps + 1, w.down
  from walk w
  join (select *, false as down from step union all select *, true from carries) s
    on s.down = w.down and s.bundle = w.bundle and s.name = w.to_name and s.value = w.to_value
  where w.steps < case w.name when 'world' then 3 else 5 end and s.to_name <> w.name and not on_way(w.way, s.to_value)
)
select bundle, name, value, to_name, to_value, min(steps) as steps, arg_min(way, (steps, way)) as way
from walk
where steps > 0
group by bundle, name, value, to_name, to_value
order by all;
