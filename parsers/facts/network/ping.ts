import { type FactSource, factTable, type RowOf } from '../table.ts'
import { ROW_LENGTH, textLines } from '../text-lines.ts'

export const ping = factTable('ping', 'What vmkping found out about one address, with one size of packets', {
  ip: { type: 'varchar', about: 'address that was pinged' },
  size_bytes: { type: 'bigint', unit: 'B', about: 'payload of a ping; 8 bytes of ICMP and 20 of IPv4 come on top' },
  sent: { type: 'bigint', about: 'packets sent' },
  received: { type: 'bigint', about: 'answers' },
  loss_percent: { type: 'double', unit: '%', about: 'packets without answer' },
  average_ms: { type: 'double', unit: 'ms', about: 'mean time there and back' },
  max_ms: { type: 'double', unit: 'ms', about: 'longest time there and back' },
  error: { type: 'varchar', about: 'first error as written: sendto() failed (Message too long)' },
})

/** `vmkping -D -v`: pings of the own address, the gateway and others, with statistics behind each. Others by hand: `-d -s 8972`. */
export const vmkping: FactSource = {
  source: 'vmkping',
  about: 'whether the own address, gateway and others answer',
  tables: [ping],
  parse(bytes, _path, facts) {
    const rows = new Map<string, RowOf<typeof ping>>()
    let current: RowOf<typeof ping> | undefined
    for (const text of textLines(bytes, ROW_LENGTH).lines.slice(0, 100_000)) {
      const target = /^PING \S{1,253} \(([0-9a-fA-F:.%\w]{2,60})\)(?::? (\d{1,6}) )?/.exec(text)
      const statistics = /^--- ([0-9a-fA-F:.%\w]{2,60}) ping statistics ---/.exec(text)
      const counts =
        /^(\d{1,9}) packets transmitted, (\d{1,9}) (?:packets )?received(?:, .{0,40}?([\d.]{1,10})% packet loss)?/.exec(
          text,
        )
      const times = /^round-trip min\/avg\/max(?:\/\w{1,10})? = [\d.]{1,12}\/([\d.]{1,12})\/([\d.]{1,12})/.exec(text)
      if (target !== null) {
        const size = target[2] === undefined ? null : Number(target[2])
        const key = `${target[1]} ${size}`
        current = rows.get(key) ?? { ip: target[1]!, size_bytes: size }
        rows.set(key, current)
      } else if (statistics !== null) {
        if (current?.ip === statistics[1]) continue
        current = { ip: statistics[1]! }
        rows.set(statistics[1]!, current)
      } else if (current !== undefined && counts !== null) {
        current.sent = Number(counts[1])
        current.received = Number(counts[2])
        current.loss_percent = counts[3] === undefined ? null : number(counts[3])
      } else if (current !== undefined && times !== null) {
        current.average_ms = number(times[1]!)
        current.max_ms = number(times[2]!)
      } else if (current !== undefined && /\bfailed\b|\bunreachable\b|too long|error/i.test(text)) {
        current.error ??= text.trim()
      }
    }
    for (const row of rows.values()) facts.add(ping, row)
    if (rows.size === 0) facts.problem(null, 'names no address that was pinged')
  },
}

function number(text: string): number | null {
  const value = Number(text)
  return Number.isNaN(value) ? null : value
}
