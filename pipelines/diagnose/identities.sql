-- What a thing is, or rests on, as the bundle's own configuration says: a device's adapter, a datastore's devices, a VMkernel
-- interface's uplinks. One row is one step; a walk over the steps connects a VM with the NIC its datastore comes through.
create or replace temp table step as
select distinct bundle, name, value, to_name, to_value from (
            select bundle, 'device' as name, device as value, 'adapter' as to_name, adapter as to_value from path
  union all select bundle, 'path', path, 'adapter', adapter from path
  union all select bundle, 'path', path, 'device', device from path
  union all select bundle, 'datastore', datastore, 'device', device from extent
  union all select bundle, 'volume', volume, 'device', device from extent
  union all select bundle, 'volume', volume, 'datastore', datastore from volume
  union all select bundle, 'datastore', datastore, 'volume', volume from volume
  union all select bundle, 'datastore', datastore, 'nfs_server', nfs_server from nfs_mount
  union all select bundle, 'datastore', datastore, 'vmk', vmk from nfs_mount
  union all select bundle, 'adapter', adapter, 'driver', driver from adapter
  union all select bundle, 'adapter', adapter, 'firmware', firmware from fc
  union all select bundle, 'adapter', adapter, 'driver_version', driver_version from fc
  union all select bundle, 'adapter', adapter, 'vmk', vmk from iscsi_portal
  union all select bundle, 'adapter', adapter, 'nic', nic from iscsi_nic
  union all select bundle, 'target', target, 'adapter', adapter from iscsi_session
  union all select bundle, 'target', target, 'adapter', adapter from path
  union all select bundle, 'vmk', vmk, 'portgroup', portgroup from vmknic
  union all select bundle, 'vmk', vmk, 'local_ip', local_ip from vmknic
  union all select bundle, 'portgroup', portgroup, 'vswitch', vswitch from portgroup
  union all select bundle, 'vswitch', vswitch, 'nic', nic from vswitch_uplink
  union all select bundle, 'nic', nic, 'driver', driver from nic
  union all select bundle, 'nic', nic, 'driver_version', driver_version from nic
  union all select bundle, 'nic', nic, 'firmware', firmware from nic
  union all select bundle, 'world', cast(world as varchar), 'vm', vm from vm
  union all select bundle, 'world', cast(world as varchar), 'vm', vm from world
  union all select bundle, 'world', cast(world as varchar), 'process', name from world where vm is null
  union all select bundle, 'vmx', vmx, 'vm', vm from vm_config
  union all select bundle, 'vmx', vmx, 'vm', vm from vm
  union all select bundle, 'vmdk', vmdk, 'vm', vm from vm_disk
  union all select bundle, 'vm', vm, 'volume', volume from vm_config
  union all select bundle, 'vm', vm, 'volume', volume from vm
  union all select bundle, 'moref', moref, kind, name from moref where kind <> ''
)
where value is not null and to_value is not null and value <> '' and to_value <> '';

create or replace temp macro on_way(way, value) as contains(concat(' → ', way, ' → '), concat(' → ', value, ' → '));

-- Everything a finding names: what its hits captured, the objects whose managed ids stand in its lines, and what follows from
-- that in at most five steps. `way` is the walk in words. A name that the finding states itself is not added to.
create or replace temp table captured as
select h.episode, h.bundle, c.key as name, c.value ->> '$' as written, coalesce(n.name, written) as value,
  sum(h.count) as times, min(h.hit) as first_hit
from (
  select e.episode, e.bundle, e.hit, e.count, t.captures from evidence_hit e join hit_row t on t.rowid = e.row
  union all
  select e.episode, e.bundle, e.hit, e.count, q.captures from evidence_hit e join query_hit q on q.query_hit = e.fact
) h
cross join json_each(h.captures) c
left join moref n on n.bundle = h.bundle and n.moref = (c.value ->> '$')
group by all;

create or replace temp table stated as
with named as (
  select episode, name, value, 0 as steps from captured
  union
  select episode, object_kind, object, 0 from evidence_hit where object <> ''
  union
  select episode, 'host', cast(bundle as varchar), 0 from evidence_hit
  union
  select e.episode, m.kind, m.name, 1
  from evidence_hit e join mention m on m.row = e.row
  where m.kind <> '' and (e.episode, m.kind) not in (select (episode, name) from captured)
)
select episode, name, value, min(steps) as steps from named group by episode, name, value;

create or replace temp table entity as
with recursive walk as (
  select s.episode, e.bundle, s.name, s.value, s.value as way, s.steps
  from stated s join (select distinct episode, bundle from evidence_hit) e using (episode)
  union
  select w.episode, w.bundle, t.to_name, t.to_value, concat(w.way, ' → ', t.to_value), w.steps + 1
  from walk w
  join step t on t.bundle = w.bundle and t.name = w.name and t.value = w.value
  where w.steps < 5
    and not exists (select 1 from stated s where s.episode = w.episode and s.name = t.to_name)
    and not on_way(w.way, t.to_value)
)
select episode, name, value, min(steps) as steps, arg_min(way, (steps, way)) as way
from walk
group by episode, name, value;
