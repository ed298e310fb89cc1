import { integer } from '../entry.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const ntpPeer = factTable('ntp_peer', 'One time server as ntpd sees it', {
  ntp_server: { type: 'varchar', about: 'name or address, shortened by ntpq to 15 characters' },
  refid: { type: 'varchar', about: 'where the server has its time from; .INIT., .STEP.: no answer' },
  tally: { type: 'varchar', about: '* in use, + candidate, # - x . o as ntpq writes them; empty: rejected' },
  in_use: { type: 'boolean', about: 'the clock follows this server' },
  stratum: { type: 'bigint', about: 'stratum; 16: not synchronised' },
  reach: { type: 'bigint', about: 'last eight answers as bits, from octal; 255: all came, 0: none' },
  when_s: { type: 'bigint', unit: 's', about: 'seconds since the last answer; null: never' },
  poll_s: { type: 'bigint', unit: 's', about: 'seconds between questions' },
  delay_ms: { type: 'double', unit: 'ms', about: 'way there and back' },
  offset_ms: { type: 'double', unit: 'ms', about: 'clock of the server minus own clock' },
  jitter_ms: { type: 'double', unit: 'ms', about: 'spread of the offset' },
})

export const ntpVar = factTable('ntp_var', 'One variable of ntpd or of the kernel clock', {
  origin: { type: 'varchar', about: 'readvar, kerninfo, version' },
  name: { type: 'varchar', about: 'stratum, offset, leap, …' },
  value: { type: 'varchar', about: 'value as written' },
  number: { type: 'double', about: 'the value as a number, where it is one; offsets and dispersions in ms' },
})

const peerRow =
  /^([ *+#\-xo.])(\S+)\s+(\S+)\s+(\d{1,2})\s+([a-zA-Z-])\s+(-|\d+[mhdy]?)\s+(\d+[mhdy]?)\s+([0-7]{1,4})\s+(-?[\d.]+)\s+([+-]?[\d.]+)\s+([\d.]+)\s*$/

/** `ntpq -p`. */
export const ntpPeers: FactSource = {
  source: 'ntp-peers',
  about: 'time servers and how they answer',
  tables: [ntpPeer],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    let long = ''
    for (const [at, text] of lines.entries()) {
      if (/^\s*(?:$|=+\s*$|remote\b)/.test(text)) continue
      const name = /^([ *+#\-xo.])(\S{15,253})\s*$/.exec(text)
      if (name !== null) {
        long = text.trimEnd()
        continue
      }
      const row = peerRow.exec(long === '' ? text : `${long} ${text.trimStart()}`)
      long = ''
      if (row === null || (cut && at === lines.length - 1)) {
        facts.problem(at + 1, `is no time server, or cut: ${excerpt(text)}`)
        continue
      }
      const [, tally, server, refid, stratum, , when, poll, reach, delay, offset, jitter] = row
      facts.add(ntpPeer, {
        ntp_server: server!,
        refid: refid!,
        tally: tally!.trim(),
        in_use: tally === '*' || tally === 'o',
        stratum: integer(stratum),
        reach: Number.parseInt(reach!, 8),
        when_s: seconds(when!),
        poll_s: seconds(poll!),
        delay_ms: Number(delay),
        offset_ms: Number(offset),
        jitter_ms: Number(jitter),
      })
    }
  },
}

const units: Readonly<Record<string, number>> = { '': 1, m: 60, h: 3600, d: 86_400, y: 31_536_000 }

function seconds(text: string): number | null {
  const found = /^(\d{1,9})([mhdy]?)$/.exec(text)
  return found === null ? null : Number(found[1]) * units[found[2]!]!
}

/** `ntpq -c readvar` (`name=value, …`), `-c kerninfo` (`name: value` lines), `-c version`. */
export const ntpVars: FactSource = {
  source: 'ntp-vars',
  about: 'state of ntpd and of the kernel clock',
  tables: [ntpVar],
  parse(bytes, path, facts) {
    const text = bytes.toString('utf8', 0, 65_536)
    const origin = /readvar|kerninfo|version/.exec(path)?.[0] ?? 'readvar'
    const version = /^ntpq (\S{1,100})/m.exec(text)?.[1]
    if (version !== undefined) return facts.add(ntpVar, { origin, name: 'version', value: version })
    const found =
      origin === 'readvar'
        ? text.matchAll(/(?:^|[\s,])([A-Za-z_]\w{0,40})=("[^"]{0,300}"|[^,\s"]{0,300})/g)
        : text.matchAll(/^([A-Za-z][\w /()-]{0,40}?):[ \t]{1,40}(\S[^\r\n]{0,200})/gm)
    let count = 0
    for (const [, name, written] of found) {
      const value = written!.replaceAll('"', '').trim()
      const isNumber = /^[+-]?\d{1,15}(?:\.\d{1,12})?$/.test(value)
      facts.add(ntpVar, { origin, name: name!, value, number: isNumber ? Number(value) : null })
      count++
    }
    if (count === 0 && text.trim() !== '') facts.problem(null, `holds no variable: ${excerpt(text)}`)
  },
}
