-- The same fault on the same thing outside of hosts (a device of an array, a target, an NFS server, a shared volume), seen by
-- other hosts within a minute: then the thing is at fault, or what leads to it, and no host.
create or replace temp table elsewhere as
with seen as (
  select distinct f.episode, f.bundle, f.fault, f.first, s.name, s.value, b.host
  from found f join stated s using (episode) join bundle b on b.bundle = f.bundle
  where f.first is not null and f.severity_rank > 0 and b.host is not null and b.kind <> 'vcenter'
    and case s.name
      when 'device' then regexp_matches(s.value, '^(naa|eui|t10|sym|uuid)\.')
      when 'volume' then length(s.value) >= 17
      when 'nfs_server' then true
      else s.name in ('target', 'wwn') and length(s.value) >= 16
    end
)
select a.episode, list(distinct b.host order by b.host) as hosts
from seen a
join seen b on b.fault = a.fault and b.name = a.name and b.value = a.value and b.bundle <> a.bundle and b.host <> a.host
join clock_pair k on k.a = a.bundle and k.b = b.bundle
where abs(epoch_us(b.first) - epoch_us(a.first) - k.skew_us) <= 60e6
group by a.episode;
