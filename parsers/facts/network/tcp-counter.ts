import { type FactSource, factTable } from '../table.ts'
import { ROW_LENGTH, wholeLines } from '../text-lines.ts'

const tcpCounter = factTable('tcp_counter', 'A counter of a TCP/IP stack since boot', {
  netstack: { type: 'varchar', about: 'TCP/IP stack: defaultTcpipStack; null: the only one' },
  counter: { type: 'varchar', about: 'TCP counter as written: segments retransmitted, sndrexmitpack, RetransSegs' },
  value: { type: 'bigint', about: 'count since boot' },
})

/** No statistics have more lines. */
const MAX_LINES = 10_000
/** `Tcp:` of Linux, `tcp:` of BSD; other protocols begin with their own name. */
const section = /^\s{0,4}(\w{1,20}):\s*$/
const wordsAfter = /^\s*(\d{1,15}) ([a-zA-Z][^\d]{0,80}?)(?:\s*\((\d{1,15}) bytes?\))?( retransmit\w{1,6})?\s*$/
const nameBefore = /^\s*(?:tcps_)?([A-Za-z][\w ]{0,60}?)\s*[:=]\s*(\d{1,15})\s*$/
const snmpLine = /^Tcp:((?: -?\w{1,40}){1,60})\s*$/

/**
 * TCP counters in any of the forms in which systems print them: `netstat -s` of Linux and BSD (`12 segments retransmitted`,
 * `3 data packets (99 bytes) retransmitted`, only below `Tcp:`), `/proc/net/snmp` (a line of names, a line of numbers), vsish
 * (`sndrexmitpack:12`). The stack is part of the name of a vsish file.
 */
export const tcpCounters: FactSource = {
  source: 'tcp-counters',
  about: 'segments sent, received and retransmitted by TCP',
  tables: [tcpCounter],
  parse(bytes, path, facts) {
    const netstack = /nettcpipinstances(\w{1,60}?)statstcp/.exec(path)?.[1] ?? null
    const add = (counter: string, value: number) => facts.add(tcpCounter, { netstack, counter, value })
    const lines = wholeLines(bytes, facts, ROW_LENGTH)
    let protocol = netstack === null ? '' : 'tcp'
    let names: string[] | undefined
    let found = 0
    for (const line of lines.slice(0, MAX_LINES)) {
      const snmp = snmpLine.exec(line)?.[1]?.trim().split(' ')
      if (snmp !== undefined) {
        if (names !== undefined) for (const [at, name] of names.entries()) found += addNumber(name, snmp[at], add)
        names = names === undefined ? snmp : undefined
        continue
      }
      protocol = section.exec(line)?.[1]?.toLowerCase() ?? protocol
      if (protocol !== 'tcp') continue
      const [, count, words, , again] = wordsAfter.exec(line) ?? []
      const [, name, value] = nameBefore.exec(line) ?? []
      if (words !== undefined) found += addNumber(`${words.trim()}${again ?? ''}`, count, add)
      else if (name !== undefined) found += addNumber(name.trim(), value, add)
    }
    if (found === 0) facts.problem(null, 'names no TCP counter')
  },
}

function addNumber(name: string, value: string | undefined, add: (name: string, value: number) => void): number {
  const number = Number(value)
  if (value === undefined || !Number.isSafeInteger(number) || number < 0) return 0
  add(name, number)
  return 1
}
