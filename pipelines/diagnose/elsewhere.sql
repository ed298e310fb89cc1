-- The same fault on the same thing outside of hosts (a device of an array, a target, an NFS server, a shared volume, the
-- switch that a NIC is plugged into), seen by other hosts within a minute: then the thing is at fault, or what leads to it,
-- and no host.
create or replace temp table elsewhere as
with outside as (
  select episode, name, value from stated
  union
  select s.episode, 'switch_name', l.switch_name
  from stated s join found f using (episode) join lldp l on l.bundle = f.bundle and l.nic = s.value
  where s.name = 'nic' and starts_with(f.fault, 'network.')
),
seen as (
  select distinct f.episode, f.bundle, f.fault, f.first, s.name, s.value, b.host
  from found f join outside s using (episode) join bundle b on b.bundle = f.bundle
  where f.first is not null and f.severity_rank > 0 and b.host is not null and b.kind <> 'vcenter'
    and case s.name
      when 'device' then regexp_matches(s.value, '^(naa|eui|t10|sym|uuid)\.')
      when 'volume' then length(s.value) >= 17
      when 'target' then length(s.value) >= 16
      when 'wwn' then length(s.value) >= 16
      else s.name in ('nfs_server', 'switch_name')
    end
)
select a.episode, list(distinct b.host order by b.host) as hosts
from seen a
join seen b on b.fault = a.fault and b.name = a.name and b.value = a.value and b.bundle <> a.bundle and b.host <> a.host
join clock_pair k on k.a = a.bundle and k.b = b.bundle
where abs(epoch_us(b.first) - epoch_us(a.first) - k.skew_us) <= 60e6
group by a.episode;
