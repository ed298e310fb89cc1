-- How fast the counters of a host grew between two of its bundles, one after the other in time. `bundle` is the later one.
-- A counter that went down, or a host that booted in between, began anew: no row. Sizes of swapped memory are counted in
-- pages of 4 KiB and have a row only where they grew.
create or replace view counter_rate as
  with counter as (
    select bundle, 'nic_counter' as counter_table, nic as object, name as counter, value from nic_counter
    union all
    select bundle, 'adapter_counter', adapter, counter, value from adapter_counter
    union all
    select bundle, 'device_stat', device, counter, value
    from (unpivot (select * exclude (host) from device_stat) on columns(* exclude (bundle, device)) into name counter value value)
    union all
    select bundle, 'adapter_stat', adapter, counter, value
    from (unpivot (select * exclude (host) from adapter_stat) on columns(* exclude (bundle, adapter)) into name counter value value)
    union all
    select bundle, 'fc_stat', adapter, counter, value
    from (unpivot (select * exclude (host) from fc_stat) on columns(* exclude (bundle, adapter)) into name counter value value)
    union all
    select bundle, 'lacp_counter', nic, counter, value
    from (unpivot (select bundle, nic, received, received_errors, sent, sent_errors from lacp_counter)
      on columns(* exclude (bundle, nic)) into name counter value value)
    union all
    select bundle, 'dvport', dvs || ' ' || dvport, counter, value
    from (unpivot (select bundle, dvs, dvport, packets_in, packets_out, dropped_in, dropped_out from dvport)
      on columns(* exclude (bundle, dvs, dvport)) into name counter value value)
    union all
    select bundle, 'tcp_counter', netstack, counter, value from tcp_counter
    union all
    select bundle, 'vm_memory', "group", 'swapped_pages', swapped_mib * 256 from vm_memory
  ),
  snapshot as (  -- a bundle that is there twice is one
    select b.host, c.counter_table, c.object, c.counter, b.captured, max(b.booted) as booted, max(c.bundle) as bundle, max(c.value) as value
    from counter c join bundle b using (bundle)
    where b.host is not null and b.captured is not null and c.value is not null
    group by b.host, c.counter_table, c.object, c.counter, b.captured
  ),
  pair as (
    select *, lag(captured) over w as earlier, lag(value) over w as earlier_value
    from snapshot
    window w as (partition by host, counter_table, object, counter order by captured)
  )
  select bundle, host, counter_table, object, counter, earlier as first, captured as last,
    epoch(captured)::bigint - epoch(earlier)::bigint as interval_s,
    value - earlier_value as delta,
    (value - earlier_value) / epoch(captured - earlier) as per_second
  from pair
  where captured - earlier >= interval 1 second and value >= earlier_value and (booted is null or booted <= earlier);
