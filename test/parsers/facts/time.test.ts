import { expect, test } from 'vitest'
import { told } from './collect.ts'

test('ntpq -p', async () => {
  const text = `     remote           refid      st t when poll reach   delay   offset  jitter
==============================================================================
*192.0.2.123     198.51.100.7     2 u   41   64  377    0.412    0.118   0.094
+ntp-with-a-long-name.example.com
                 .GPS.            1 u   2h 1024  177    1.500   -3.250   0.500
 192.0.2.125     .INIT.          16 u    -   64    0    0.000    0.000   0.000
`
  expect(await told('commands/ntpq_-p.txt', text)).toMatchInlineSnapshot(`
    "ntp_peer {"ntp_server":"192.0.2.123","refid":"198.51.100.7","tally":"*","in_use":true,"stratum":2,"reach":255,"when_s":41,"poll_s":64,"delay_ms":0.412,"offset_ms":0.118,"jitter_ms":0.094}
    ntp_peer {"ntp_server":"ntp-with-a-long-name.example.com","refid":".GPS.","tally":"+","in_use":false,"stratum":1,"reach":127,"when_s":7200,"poll_s":1024,"delay_ms":1.5,"offset_ms":-3.25,"jitter_ms":0.5}
    ntp_peer {"ntp_server":"192.0.2.125","refid":".INIT.","tally":"","in_use":false,"stratum":16,"reach":0,"poll_s":64,"delay_ms":0,"offset_ms":0,"jitter_ms":0}"
  `)
  expect(
    await told(
      'commands/ntpq_-p.txt',
      `${text}ntpq: read: Connection refused\nx192.0.2.9       198.51.100.7     2 u   41`,
    ),
  ).toMatchInlineSnapshot(`
    "ntp_peer {"ntp_server":"192.0.2.123","refid":"198.51.100.7","tally":"*","in_use":true,"stratum":2,"reach":255,"when_s":41,"poll_s":64,"delay_ms":0.412,"offset_ms":0.118,"jitter_ms":0.094}
    ntp_peer {"ntp_server":"ntp-with-a-long-name.example.com","refid":".GPS.","tally":"+","in_use":false,"stratum":1,"reach":127,"when_s":7200,"poll_s":1024,"delay_ms":1.5,"offset_ms":-3.25,"jitter_ms":0.5}
    ntp_peer {"ntp_server":"192.0.2.125","refid":".INIT.","tally":"","in_use":false,"stratum":16,"reach":0,"poll_s":64,"delay_ms":0,"offset_ms":0,"jitter_ms":0}
    ! 7: is no time server, or cut: ntpq: read: Connection refused
    ! 8: is no time server, or cut: x192.0.2.9       198.51.100.7     2 u   41"
  `)
  expect(await told('commands/ntpq_-p.txt', 'ntpq: read: Connection refused\n')).toMatchInlineSnapshot(
    `"! 1: is no time server, or cut: ntpq: read: Connection refused"`,
  )
})

test('ntpq -c', async () => {
  const readvar = `associd=0 status=c016 leap_alarm, sync_unspec, 1 event, restart,
version="ntpd 4.2.8p17@1.4004-o", processor="x86_64", leap=11, stratum=16,
rootdelay=0.000, refid=INIT, offset=-0.250000, sys_jitter=0.0`
  expect(await told('commands/ntpq_-c-readvar.txt', readvar)).toMatchInlineSnapshot(`
    "ntp_var {"origin":"readvar","name":"associd","value":"0","number":0}
    ntp_var {"origin":"readvar","name":"status","value":"c016"}
    ntp_var {"origin":"readvar","name":"version","value":"ntpd 4.2.8p17@1.4004-o"}
    ntp_var {"origin":"readvar","name":"processor","value":"x86_64"}
    ntp_var {"origin":"readvar","name":"leap","value":"11","number":11}
    ntp_var {"origin":"readvar","name":"stratum","value":"16","number":16}
    ntp_var {"origin":"readvar","name":"rootdelay","value":"0.000","number":0}
    ntp_var {"origin":"readvar","name":"refid","value":"INIT"}
    ntp_var {"origin":"readvar","name":"offset","value":"-0.250000","number":-0.25}
    ntp_var {"origin":"readvar","name":"sys_jitter","value":"0.0","number":0}"
  `)
  expect(
    await told(
      'commands/ntpq_-c-kerninfo.txt',
      'associd=0 status=0615 leap_none\npll offset:            0.5\nstatus:  pll unsync\n',
    ),
  ).toMatchInlineSnapshot(`
    "ntp_var {"origin":"kerninfo","name":"pll offset","value":"0.5","number":0.5}
    ntp_var {"origin":"kerninfo","name":"status","value":"pll unsync"}"
  `)
  expect(await told('commands/ntpq_-c-version.txt', 'ntpq 4.2.8p17@1.4004-o Fri\n')).toMatchInlineSnapshot(
    `"ntp_var {"origin":"version","name":"version","value":"4.2.8p17@1.4004-o"}"`,
  )
  expect(await told('commands/ntpq_-c-readvar.txt', 'ntpq: read: Connection refused\n')).toMatchInlineSnapshot(
    `"! -: holds no variable: ntpq: read: Connection refused"`,
  )
})

test('ntp.conf', async () => {
  const text =
    '# x\nrestrict default nomodify\nserver 192.0.2.123 iburst\npool pool.example.com\ndriftfile /etc/ntp.drift\ntinker panic 0 # comment\nser'
  expect(await told('etc/ntp.conf', text)).toMatchInlineSnapshot(`
    "time_config {"kind":"restrict","value":"default nomodify"}
    time_config {"kind":"server","ntp_server":"192.0.2.123","value":"iburst"}
    time_config {"kind":"pool","ntp_server":"pool.example.com"}
    time_config {"kind":"driftfile","value":"/etc/ntp.drift"}
    time_config {"kind":"tinker","value":"panic 0"}
    ! 7: is no line of ntp.conf: ser"
  `)
})
