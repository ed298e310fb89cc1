import { integerOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { factTable } from '../table.ts'

export const connection = factTable('connection', 'One TCP or UDP socket of the host', {
  protocol: { type: 'varchar', about: 'tcp, udp' },
  local_ip: { type: 'varchar', about: 'own address; 0.0.0.0: any' },
  local_port: { type: 'bigint', about: 'own port' },
  ip: { type: 'varchar', about: 'address of the other side; null for a listening socket' },
  port: { type: 'bigint', about: 'port of the other side' },
  state: { type: 'varchar', about: 'ESTABLISHED, LISTEN, SYN_SENT, CLOSE_WAIT, …' },
  receive_queue_bytes: { type: 'bigint', unit: 'B', about: 'received and not yet read' },
  send_queue_bytes: { type: 'bigint', unit: 'B', about: 'sent and not yet acknowledged' },
  world: { type: 'varchar', about: 'world id' },
  congestion: { type: 'varchar', about: 'congestion algorithm' },
  process: { type: 'varchar', about: 'name of the world' },
})

/** `localcli network ip connection list`. */
export const connections = esxcliSource({
  source: 'connection-list',
  about: 'sockets of the host',
  tables: [connection],
  shape: 'table',
  entry(entry, facts) {
    const [localIp, localPort] = endpoint(textOf(entry, 'Local Address'))
    const [ip, port] = endpoint(textOf(entry, 'Foreign Address'))
    facts.add(connection, {
      protocol: textOf(entry, 'Proto'),
      local_ip: localIp,
      local_port: localPort,
      ip: port === 0 || port === null ? null : ip,
      port: port === 0 ? null : port,
      state: textOf(entry, 'State'),
      receive_queue_bytes: integerOf(entry, 'Recv Q'),
      send_queue_bytes: integerOf(entry, 'Send Q'),
      world: textOf(entry, 'World ID'),
      congestion: textOf(entry, 'CC Algo'),
      process: textOf(entry, 'World Name'),
    })
  },
})

/** `192.0.2.1:443`, `[::1]:80`, `::1:80`. */
function endpoint(text: string | null): [string | null, number | null] {
  const found = /^(.*):(\d{1,5}|\*)$/.exec(text ?? '')
  if (found === null) return [text, null]
  return [found[1]!.replace(/^\[|\]$/g, ''), found[2] === '*' ? null : Number(found[2])]
}
