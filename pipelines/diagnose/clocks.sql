-- How far each bundle's clock is ahead of the true time (negative: behind), and how sure that is. Only the order of events on
-- different hosts is judged by it; times stay as they were written. A second is added for logs that are written late.
create or replace temp macro short_name(name) as
  case when regexp_matches(name, '^[\d.]+$|:') then lower(name) else split_part(lower(name), '.', 1) end;

-- ntpq writes the server's clock minus the own one, in ms. A server in use says it best; where none is, those that answer do.
create or replace temp table ntp_clock as
select bundle, -offset_ms * 1000 as offset_us, 1e6 + spread_ms * 1000 as uncertainty_us, source
from (
  select bundle, offset_ms, delay_ms / 2 + jitter_ms as spread_ms, 'NTP server in use' as source, 1 as rank, ntp_server
  from ntp_peer join run_bundle using (bundle)
  where in_use and reach > 0
  union all
  select bundle, o.number, coalesce(d.number, 0), 'NTP, state of ntpd', 2, ''
  from ntp_var o join run_bundle using (bundle)
  join ntp_var s using (bundle)
  left join ntp_var d on d.bundle = o.bundle and d.origin = 'readvar' and d.name = 'rootdisp'
  where o.origin = 'readvar' and o.name = 'offset' and s.origin = 'readvar' and s.name = 'stratum' and s.number < 16
  union all
  select bundle, median(offset_ms), max(offset_ms) - min(offset_ms) + max(delay_ms / 2 + jitter_ms), 'NTP servers that answer, none in use', 3, ''
  from ntp_peer join run_bundle using (bundle)
  where reach > 0 and stratum < 16
  group by bundle
)
where abs(offset_ms) < 1e13 and spread_ms < 1e13   -- 300 years: what says more is damage
qualify row_number() over (partition by bundle order by rank, ntp_server, abs(offset_ms)) = 1;

-- What two bundles both logged, in hits and in the marks that every log gives: an operation id that vCenter handed to a
-- host (the host appends to it), a migration, an event of a host that vCenter logs with the host's name. `slack_us`: how
-- far apart both may write it. Of many the outer twentieths do not count: an operation can wait for long.
create or replace temp table met as
with said as (
  select h.bundle, h.time, h.pattern, h.captures, h.text, m.log, short_name(b.host) as host
  from hit_row h join run_bundle using (bundle) join member m using (member) join bundle b on b.bundle = h.bundle
  where (select count(*) from run_bundle) > 1 and m.duplicate_of is null
    and h.time_mark = 'written' and h.count = 1 and m.log in ('hostd', 'vpxa', 'vpxd', 'fdm', 'vmkernel')
),
operation as (
  select bundle, log, time, string_split(regexp_extract(text, 'opID=([\w:@-]{12,120})', 1), '-') as parts from said
  union all
  select bundle, log, time, string_split(id, '-') from clock_mark join run_bundle using (bundle) where kind = 'op_id'
),
token as (
  select bundle, 'op ' || array_to_string(parts, '-') as token, time, 10e6 as slack_us, true as sent
  from operation where log = 'vpxd' and len(parts) >= 3
  union all
  select bundle, 'op ' || array_to_string(parts[1:unnest(range(3, len(parts)))], '-'), time, 10e6, false
  from operation where log in ('hostd', 'vpxa') and len(parts) > 3
  union all
  select bundle, 'migration ' || id, time, 10e6, null
  from (select *, regexp_extract(text, '(?:Migrat|VMotion|vMotion).{0,80}?\b(\d{15,20})\b', 1) as id from said) where id <> ''
  union all
  select bundle, 'migration ' || id, time, 10e6, null from clock_mark join run_bundle using (bundle) where kind = 'migration_id'
  union all
  select bundle, concat_ws(' ', 'event', host, pattern, captures), time, 5e6, false
  from said where log = 'hostd' and host <> '' and contains(text, 'Event ')
  union all
  select v.bundle, concat_ws(' ', 'event', e.host, v.pattern, v.captures), v.time, 5e6, true
  from (
    select *, unnest(list_distinct(string_split_regex(lower(text), '[^a-z0-9_-]+'))) as word from said where log = 'vpxd'
  ) v
  join (select distinct host, pattern, captures from said where log = 'hostd') e
    on e.host = v.word and e.pattern = v.pattern and e.captures = v.captures
),
first_said as (
  select bundle, token, sent, min(time) as time, max(slack_us) as slack_us, count(*) as times from token group by all
)
select a.bundle as a, b.bundle as b, median(apart_us) as skew_us, count(*) as pairs,
  max(slack_us) + quantile_disc(apart_us, 0.95) - quantile_disc(apart_us, 0.05) as uncertainty_us
from (
  select a.bundle as a_bundle, b.bundle as b_bundle, epoch_us(b.time) - epoch_us(a.time) as apart_us, a.slack_us
  from first_said a
  join first_said b on b.token = a.token and b.bundle <> a.bundle and (a.sent is null or b.sent is distinct from a.sent)
  where not (starts_with(a.token, 'event ') and (a.times > 1 or b.times > 1))
) t
join run_bundle a on a.bundle = t.a_bundle
join run_bundle b on b.bundle = t.b_bundle
where abs(apart_us) < 86400e6
group by a.bundle, b.bundle;

-- Of a bundle without NTP the clock follows from one with it that logged the same.
create or replace temp table clock as
select bundle, offset_us, uncertainty_us, source from ntp_clock
union all
select * from (
  select m.b as bundle, n.offset_us + m.skew_us, n.uncertainty_us + m.uncertainty_us, concat('events that ', b.host, ' logged as well (', m.pairs, ')')
  from met m join ntp_clock n on n.bundle = m.a join bundle b on b.bundle = m.a
  where m.b not in (select bundle from ntp_clock)
  qualify row_number() over (partition by m.b order by n.uncertainty_us + m.uncertainty_us, m.a) = 1
);

-- Clock of b minus clock of a. A clock that nobody knows is taken as right within a minute. Where NTP and the events
-- contradict each other, neither is believed.
create or replace temp table clock_pair as
select a, b, skew_us::bigint as skew_us, uncertainty_us::bigint as uncertainty_us
from (
  select a.bundle as a, b.bundle as b,
    coalesce(cb.offset_us, 0) - coalesce(ca.offset_us, 0) as by_ntp,
    coalesce(ca.uncertainty_us, 60e6) + coalesce(cb.uncertainty_us, 60e6) as ntp_sure,
    m.skew_us as by_events, m.uncertainty_us as events_sure,
    case when by_events is not null and events_sure < ntp_sure then by_events else by_ntp end as skew_us,
    greatest(
      least(ntp_sure, coalesce(events_sure, ntp_sure)),
      case when abs(by_events - by_ntp) > ntp_sure + events_sure then abs(by_events - by_ntp) end
    ) as uncertainty_us
  from run_bundle a join run_bundle b on b.bundle <> a.bundle
  left join clock ca on ca.bundle = a.bundle
  left join clock cb on cb.bundle = b.bundle
  left join met m on m.a = a.bundle and m.b = b.bundle
);
