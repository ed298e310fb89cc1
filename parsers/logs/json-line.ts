import type { Level } from '../record.ts'
import type { LogFormat } from './format.ts'
import { levelOf, priorityLevel } from './level.ts'
import { integer, parsed } from './shape.ts'
import { isoStamp, noStamp, type Stamp, slashStamp } from './time.ts'

const timeKeys = ['ts', 'time', 'timestamp', '@timestamp', '__REALTIME_TIMESTAMP']
const messageKeys = ['msg', 'message', 'MESSAGE', 'log', 'description']

type Row = Readonly<Record<string, unknown>>

function readRow(line: string): Row | undefined {
  if (!line.startsWith('{"')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Row) : undefined
  } catch {
    return undefined
  }
}

function text(row: Row, ...keys: readonly string[]): string | undefined {
  const value = keys.map((key) => row[key]).find((found) => typeof found === 'string' || typeof found === 'number')
  return value === undefined ? undefined : String(value)
}

/** Seconds, milliseconds or microseconds since 1970, told apart by their size, or an ISO stamp. */
function stampOf(value: string): Stamp {
  if (!/^\d{9,16}(?:\.\d+)?$/.test(value)) return value.includes('/') ? slashStamp(value) : isoStamp(value)
  const number = Number(value)
  const us = number < 1e11 ? number * 1e6 : number < 1e14 ? number * 1e3 : number
  return { timeUs: Math.round(us), timeMark: 'written' }
}

function levelIn(row: Row): Level | undefined {
  return levelOf(text(row, 'level', 'severity', 'lvl', 'eventSeverity')) ?? priorityLevel(text(row, 'PRIORITY'))
}

export const jsonLine: LogFormat = {
  name: 'json-line',
  about: 'One JSON object a line: Kubernetes components, journalctl exports, audit events of single sign-on.',
  parse(line) {
    const row = readRow(line)
    if (row === undefined) return undefined
    const message = text(row, ...messageKeys)
    const time = text(row, ...timeKeys)
    if (message === undefined || time === undefined) return undefined
    const stamp = stampOf(time)
    return parsed(stamp.timeUs === null ? noStamp : stamp, message, {
      level: levelIn(row),
      levelWord: text(row, 'level', 'severity', 'lvl', 'eventSeverity'),
      host: text(row, '_HOSTNAME', 'hostname'),
      process: text(row, 'SYSLOG_IDENTIFIER', '_COMM', 'logger'),
      pid: integer(/^\d{1,15}$/.exec(text(row, '_PID') ?? '')?.[0]),
      module: text(row, 'caller'),
      user: text(row, 'user'),
      event: /^[\w.]{1,200}$/.exec(text(row, 'type') ?? '')?.[0],
    })
  },
  samples: [
    {
      line: '{"user":"alice@LAB.LOCAL","client":"192.0.2.10","timestamp":"01/29/2025 08:49:33 GMT","description":"User alice@LAB.LOCAL failed to log in","eventSeverity":"INFO","type":"com.vmware.sso.LoginFailure"}',
      fields: {
        timeUs: Date.UTC(2025, 0, 29, 8, 49, 33) * 1000,
        timeMark: 'written',
        level: 'info',
        user: 'alice@LAB.LOCAL',
        event: 'com.vmware.sso.LoginFailure',
      },
    },
    {
      line: '{"level":"error","ts":"2023-06-01T12:00:00.123Z","logger":"vmoperator","msg":"Reconciler error","caller":"controller/controller.go:266"}',
      fields: {
        timeUs: Date.UTC(2023, 5, 1, 12, 0, 0, 123) * 1000,
        timeMark: 'written',
        level: 'error',
        process: 'vmoperator',
        module: 'controller/controller.go:266',
        message: 'Reconciler error',
      },
    },
    {
      line: '{"__REALTIME_TIMESTAMP":"1685620800123456","PRIORITY":"4","_HOSTNAME":"vcsa01","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"low memory"}',
      fields: {
        timeUs: Date.UTC(2023, 5, 1, 12, 0, 0, 123) * 1000 + 456,
        level: 'warning',
        host: 'vcsa01',
        process: 'kernel',
        message: 'low memory',
      },
    },
  ],
}
