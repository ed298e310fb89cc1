import { withBody } from './body.ts'
import type { LogFormat } from './format.ts'
import { priorityLevel } from './level.ts'
import { integer, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?:\d{1,6} )?<(?<pri>\d{1,3})>1 (?:${ISO}|-) (?<host>\S+) (?<app>\S+) (?<pid>\S+) (?<msgid>\S+) +(?<sd>-(?= |$)|(?:\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\])+)? *(?<msg>.*)$`,
)
const named = (value: string | undefined): string | undefined => (value === '-' ? undefined : value)

export const remote5424: LogFormat = {
  name: 'remote5424',
  about: 'Lines that a syslog server received (RFC 5424), with octet counts where the transport wrote them.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const pid = /^\d{1,15}$/.test(g.pid!) ? integer(g.pid) : undefined
    // vmacore writes its own header where structured data stands, so a header with sub= is given back to the body.
    const text = g.sd?.startsWith('[Originator@') ? `${g.sd} ${g.msg}` : g.msg!
    const prefix = { ...isoStamp(g.ts), host: named(g.host), process: named(g.app), pid, level: priorityLevel(g.pri) }
    return withBody(prefix, text.replace(/^\uFEFF/, ''))
  },
  samples: [
    {
      line: '<13>1 2017-03-23T13:16:45.654835+01:00 vcsa vmon 2237 - -  Executing op API_HEALTH on service rbd...',
      fields: {
        timeUs: Date.UTC(2017, 2, 23, 12, 16, 45, 654) * 1000 + 835,
        host: 'vcsa',
        process: 'vmon',
        pid: 2237,
        level: 'notice',
        message: 'Executing op API_HEALTH on service rbd...',
      },
    },
    {
      line: '171 <166>1 2024-03-23T13:16:45.654Z esx08.example.com Hostd 2099035 - - [Originator@6876 sub=Vimsvc.ha-eventmgr opID=7e0793da] Event 12 : User root logged in',
      fields: {
        process: 'Hostd',
        pid: 2099035,
        module: 'Vimsvc.ha-eventmgr',
        opId: '7e0793da',
        level: 'info',
        message: 'Event 12 : User root logged in',
      },
    },
    {
      line: '<14>1 2023-02-13T18:07:37.243162+00:00 vcsa vpxd 4321 - -  Event [42] [1-1] [2023-02-13T18:07:37.1Z] [vim.event.UserLoginSessionEvent] [info] [LAB\\\\alice] [DC01] [42] [User LAB\\\\alice logged in]',
      fields: { process: 'vpxd', event: 'vim.event.UserLoginSessionEvent', user: 'LAB\\\\alice' },
    },
  ],
}
