-- What managed objects are called. hostd's ids of VMs are small numbers and mean nothing without their bundle: they count as
-- `haTask-7` and `vim.VirtualMachine:7`, as lines write them. Ids of vCenter may be named by another bundle of the input. vSAN
-- writes the UUID that it gave a disk.
create or replace temp macro managed_kind(type) as case type
  when 'VirtualMachine' then 'vm'
  when 'HostSystem' then 'host'
  when 'Datastore' then 'datastore'
  when 'ClusterComputeResource' then 'cluster'
  when 'Network' then 'portgroup'
  when 'DistributedVirtualPortgroup' then 'portgroup'
  when 'VmwareDistributedVirtualSwitch' then 'dvs'
  when 'ResourcePool' then 'resource_pool'
  else '' end;

-- Lines write `[vim.VirtualMachine:vm-123,db01]` and `Synchronizing host: host-9 (esx01.example.com, 192.0.2.9)`.
create or replace temp macro objects_in(text) as
  regexp_extract_all(text, '\[vim\.\w{1,40}:[\w-]{1,60}, ?[^\],]{1,100}\]|ynchronizing host: host-\d{1,10} \([^,)]{1,100},');
create or replace temp macro object_of(text) as
  regexp_extract(text, '(?:\[vim\.(\w+):|nizing host: )([\w-]+)(?:, ?| \()(.*).$', ['type', 'moref', 'name']);
create or replace temp macro has_object(text) as contains(text, '[vim.') or contains(text, 'ynchronizing host: host-');

create or replace temp table said_name as
select distinct bundle, o.moref as moref, coalesce(nullif(o.type, ''), 'HostSystem') as type, trim(o.name) as name
from (
  select bundle, object_of(unnest(objects_in(text))) as o from hit_row join run_bundle using (bundle) where has_object(text)
);

create or replace temp table named_vm as
select distinct bundle, vmx, vm from (
  select bundle, vmx, vm from vm union all select bundle, vmx, vm from vm_config
) join run_bundle using (bundle) where vmx is not null and vm is not null;

create or replace temp table moref as
with listed as (
  select bundle, moref, managed_kind(type) as kind, name, 1 as rank from managed_object join run_bundle using (bundle)
  union all
  select i.bundle, i.id, 'vm', coalesce(v.vm, regexp_extract(i.vmx, '([^/]+)\.vmx$', 1)), 2
  from vm_inventory i join run_bundle using (bundle) left join named_vm v on v.bundle = i.bundle and v.vmx = i.vmx
  union all
  select bundle, id, 'host', coalesce(name, ip), 3 from ha_host join run_bundle using (bundle)
  union all
  select s.bundle, s.value, 'host', b.host, 4
  from setting s join run_bundle using (bundle) join bundle b on b.bundle = s.bundle
  where s.origin = 'vpxa' and s.setting = 'vpxa/hostKey'
  union all
  select bundle, moref, managed_kind(type), name, 5 from said_name
  union all
  select bundle, vsan_uuid, 'device', device, 6 from vsan_storage join run_bundle using (bundle)
),
spelt as (
  select bundle, unnest(
      case when regexp_matches(moref, '^\d+$') then ['haTask-' || moref, 'vim.VirtualMachine:' || moref] else [moref] end
    ) as moref, kind, name, rank
  from listed
  where moref is not null and name is not null and name <> '' and name <> moref
),
own as (
  select bundle, moref, kind, name from spelt
  qualify row_number() over (partition by bundle, moref order by rank, name) = 1
)
select bundle, moref, kind, name from own
union all
select r.bundle, o.moref, min(o.kind), min(o.name)
from own o join run_bundle r on r.bundle <> o.bundle
where contains(o.moref, '-') and not starts_with(o.moref, 'haTask-')
  and not exists (select 1 from own n where n.bundle = r.bundle and n.moref = o.moref)
group by r.bundle, o.moref
having count(distinct lower(o.name)) = 1;

-- Managed objects with a name that a hit's line speaks of.
create or replace temp table mention as
select distinct h.row, m.moref, m.kind, m.name
from (
  select hit_row.rowid as row, bundle, unnest(regexp_extract_all(text,
      '\b(?:(?:vm|host|datastore|network|dvportgroup|resgroup|dvs)-\d{1,10}|domain-c\d{1,10})\b|haTask-\d{1,10}|vim\.VirtualMachine:\d{1,10}\b')) as moref
  from hit_row join run_bundle using (bundle)
  where (select count(*) from moref) > 0
) h
join moref m using (bundle, moref);
