-- The store: one DuckDB database, in memory for `analyze`, a file for `index`. Times are UTC with µs.
-- Tables ending in _row are what is appended; the views below them add the host, which is known when a bundle has been read.
create table if not exists schema_version (version integer not null);

create table if not exists bundle (
  bundle integer primary key,
  bundle_id varchar not null,          -- stable: hash of the input's bytes and the bundle's place in it
  input varchar not null,              -- path as given on the command line
  input_sha256 varchar not null,
  input_kind varchar not null,
  archive varchar not null,            -- way through nested archives, '' at top level
  root varchar not null,               -- top folder of the bundle
  kind varchar not null,               -- esxi, vcenter, vm, logs
  host varchar,
  product varchar,
  version varchar,
  build varchar,
  captured timestamp,
  uptime_us bigint,
  booted timestamp,
  indexed_at timestamp,                -- when this run ended, null in `analyze`
  clock_offset_ms integer,             -- how far the clock is ahead of the true time; null: nothing says it
  clock_source varchar                 -- how that is known
);

create table if not exists member (
  member integer primary key,
  bundle integer not null,
  path varchar not null,
  canonical varchar not null,          -- bundle-relative path; var/log and var/run/log are the same place
  log varchar,                         -- log name of docs/patterns.md, null: unknown
  format varchar,                      -- log format that took most lines
  rotation integer not null,           -- order within its log, oldest first
  subset boolean not null,             -- vmkwarning: every line is in vmkernel as well
  duplicate_of varchar,                -- path of the member that holds the same log, null: this one counts
  bytes bigint not null,
  lines bigint not null,
  unparsed bigint not null,
  first timestamp,
  last timestamp,
  cut boolean not null                 -- damaged or truncated: what could be read was read
);

create table if not exists record_row (
  bundle integer not null,
  member integer not null,
  line integer not null,
  byte_offset bigint not null,
  time timestamp,
  time_mark varchar not null,          -- written, year-guessed, zone-assumed, neighbour, none
  level varchar,
  level_word varchar,
  line_host varchar,                   -- host as written in the line (forwarded logs)
  process varchar,
  pid bigint,
  world bigint,
  cpu integer,
  thread varchar,
  op_id varchar,
  module varchar,
  event varchar,
  user_name varchar,
  message varchar not null,
  continuation varchar not null,
  count integer not null,
  format varchar,                      -- null: no format took the line, message is the whole line
  entities varchar,                    -- JSON: things that the text names by their shape, {"nic": ["vmnic2"]}; null: none
  scsi varchar                         -- SCSI status of the line in words, null: it has none
);

create table if not exists hit_row (
  bundle integer not null,
  member integer not null,
  line integer not null,               -- the line that matched; may be a continuation of the record
  byte_offset bigint not null,
  record_line integer not null,
  time timestamp,
  time_mark varchar not null,
  pattern varchar not null,
  object_kind varchar not null,        -- '' where the hit names no object
  object varchar not null,
  captures varchar not null,           -- JSON
  text varchar not null,               -- the line
  event varchar,
  count bigint not null,               -- more than 1: a storm counted within one minute, or repeats
  last timestamp,                      -- time of the last one counted
  hidden_by varchar                    -- benign pattern that explains the line
);

create table if not exists measurement (  -- durations over all records of a kind, also of those that are no hits
  bundle integer not null,
  host varchar,
  log varchar,                         -- null: a log of unknown name
  name varchar not null,               -- of the messages' measure: api-time, task-time
  group_name varchar,                  -- method or path, '(others)' above 200 of them; null: all together
  first timestamp not null,
  last timestamp not null,
  count bigint not null,
  p50_ms double not null,              -- percentiles are at most 1/64 off
  p95_ms double not null,
  p99_ms double not null,
  max_ms double not null,              -- exact
  max_at timestamp not null            -- when the longest ended
);

create table if not exists clock_mark (   -- ids that several hosts log, a sample that meets; empty for one bundle alone
  bundle integer not null,
  log varchar,
  kind varchar not null,               -- op_id, migration_id
  id varchar not null,
  time timestamp not null              -- first seen, by the bundle's own clock
);

create table if not exists fact_file (  -- files that facts were read from; the tables of facts are in docs/facts.md
  bundle integer not null,
  source varchar not null,
  path varchar not null,
  rows bigint not null,                -- 0 also for a text whose JSON twin was taken
  problems bigint not null
);

create table if not exists read_error (
  bundle integer,
  member varchar not null,
  byte_offset bigint,
  reason varchar not null,
  note boolean not null                -- true: read in full all the same
);

create table if not exists finding (
  bundle integer not null,
  finding varchar not null,
  rank integer not null,               -- 1 is the best
  pattern varchar not null,
  fault varchar not null,
  severity varchar not null,
  title varchar not null,
  host varchar,
  object_kind varchar not null,
  object varchar not null,
  entities varchar not null,           -- JSON
  first timestamp,
  last timestamp,
  count bigint not null,
  role varchar not null,               -- cause, symptom, single
  caused_by varchar,
  because varchar,                     -- why it was folded under its cause
  also_on varchar not null,            -- JSON: other hosts with the same on the same thing
  names varchar not null,              -- JSON: managed object ids of its lines with their names
  confidence double not null,
  remedy varchar not null
);

create table if not exists evidence (   -- every line that a finding rests on
  bundle integer not null,
  finding varchar not null,
  member integer not null,
  line integer not null,               -- of the record; the matching line may be a continuation of it
  pattern varchar not null
);

create table if not exists identity (   -- what a thing rests on and what hangs on it, by the bundle's own configuration
  bundle integer not null,
  name varchar not null,
  value varchar not null,
  to_name varchar not null,
  to_value varchar not null,
  steps integer not null,
  way varchar not null                 -- vmk2 → iSCSI-A → vSwitch1 → vmnic2
);

create or replace view record as
  select coalesce(r.line_host, b.host) as host, b.bundle_id, m.path as member_path, m.log, r.*
  from record_row r join bundle b using (bundle) join member m using (member);

create or replace view hit as
  select b.host, m.path as member_path, m.log, h.*
  from hit_row h join bundle b using (bundle) join member m using (member);

create or replace view annotated as    -- every record with the findings it is evidence of
  select r.*, f.findings, f.faults, f.severity
  from record r left join (
    select e.bundle, e.member, e.line, list(distinct f.finding order by f.finding) as findings,
      list(distinct f.fault order by f.fault) as faults, min_by(f.severity, f.rank) as severity
    from evidence e join finding f using (bundle, finding)
    group by e.bundle, e.member, e.line
  ) f using (bundle, member, line);

create or replace view record_entity as -- every record with what it names, what patterns captured of it, and what follows from both
  with named as (
    select bundle, member, line, e.key as name, unnest(from_json(e.value, '["VARCHAR"]')) as value
    from record_row, json_each(entities) e
    where entities is not null
    union
    select h.bundle, h.member, h.record_line, c.key, c.value ->> '$' from hit_row h, json_each(h.captures) c
    union
    select bundle, member, line, 'world', world::varchar from record_row where world is not null
  )
  select bundle, member, line, name, value, 0 as steps, value as way from named
  union all
  select n.bundle, n.member, n.line, i.to_name, i.to_value, min(i.steps), arg_min(i.way, (i.steps, i.way))
  from named n join identity i using (bundle, name, value)
  where not exists (select 1 from named o where o.bundle = n.bundle and o.member = n.member and o.line = n.line and o.name = i.to_name and o.value = i.to_value)
  group by all;

create or replace view session as      -- runs of a host between boots; several marks within ten minutes are one boot
  with boot as (
    select bundle, time,
      time - lag(time) over (partition by bundle order by time) > interval 10 minute as later
    from hit_row
    where pattern like 'benign.host-boot/%' and time is not null
  )
  select bundle, row_number() over (partition by bundle order by time) as number, time as booted,
    lead(time) over (partition by bundle order by time) as until
  from boot
  where coalesce(later, true);
