import { expect, test } from 'vitest'
import { told } from './collect.ts'

test('netstat -s of Linux: TCP only', async () => {
  const text = `Ip:
    99 total packets received
Tcp:
    4711 active connection openings
    1000000 segments sent out
    60000 segments retransmited
    3 bad segments received.
Udp:
    5 packets sent
`
  expect(await told('commands/netstat_-s.txt', text)).toMatchInlineSnapshot(`
    "tcp_counter {"counter":"active connection openings","value":4711}
    tcp_counter {"counter":"segments sent out","value":1000000}
    tcp_counter {"counter":"segments retransmited","value":60000}
    tcp_counter {"counter":"bad segments received.","value":3}"
  `)
})

test('netstat -s of BSD', async () => {
  const text = `tcp:
	812345 packets sent
		700000 data packets (998877 bytes)
		41000 data packets (55555 bytes) retransmitted
udp:
	12 datagrams received
`
  expect(await told('commands/netstat_-s.txt', text)).toMatchInlineSnapshot(`
    "tcp_counter {"counter":"packets sent","value":812345}
    tcp_counter {"counter":"data packets","value":700000}
    tcp_counter {"counter":"data packets retransmitted","value":41000}"
  `)
})

test('/proc/net/snmp: names, then numbers; -1 for what is not limited', async () => {
  const text = `Ip: Forwarding DefaultTTL
Ip: 2 64
Tcp: RtoAlgorithm MaxConn OutSegs RetransSegs
Tcp: 1 -1 500000 1200
`
  expect(await told('proc/net/snmp', text)).toMatchInlineSnapshot(`
    "tcp_counter {"counter":"RtoAlgorithm","value":1}
    tcp_counter {"counter":"OutSegs","value":500000}
    tcp_counter {"counter":"RetransSegs","value":1200}"
  `)
})

test('vsish: the stack stands in the name of the file', async () => {
  const text = `stats {
   tcps_sndpack:700000
   sndrexmitpack:41000
   rcvoo`
  expect(
    await told('commands/vsish_-e-get-nettcpipinstancesdefaultTcpipStackstatstcp.txt', text),
  ).toMatchInlineSnapshot(`
    "tcp_counter {"netstack":"defaultTcpipStack","counter":"sndpack","value":700000}
    tcp_counter {"netstack":"defaultTcpipStack","counter":"sndrexmitpack","value":41000}
    ! 4: the output is cut in this line: rcvoo"
  `)
})

test('an error message in its place', async () => {
  expect(await told('commands/netstat_-s.txt', 'sh: netstat: not found\n')).toBe('! -: names no TCP counter')
})
