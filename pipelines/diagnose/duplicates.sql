-- A log that the bundle holds twice, under var/log and var/run/log: the copy is read, but does not count.
update member set duplicate_of = (
  select min(other.path)
  from member other
  where other.bundle = member.bundle and other.canonical = member.canonical and other.member < member.member
    and other.bytes = member.bytes and other.lines = member.lines
)
where bundle in (select bundle from run_bundle)
