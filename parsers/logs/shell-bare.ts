import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

/** Names with a level's word are not users. */
const shaped = shape(
  String.raw`^\[(?!(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\]|\d+\])(?<user>[\w.\\@$-]{1,64})\]: (?<msg>\S.*)$`,
)

export const shellBare: LogFormat = {
  name: 'shell-bare',
  about: 'Commands of shell.log without time stamp: the user in brackets, then what was typed.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    return g === undefined ? undefined : parsed(noStamp, g.msg, { process: 'shell', user: g.user })
  },
  samples: [
    {
      line: '[root]: esxcli storage core device list',
      fields: { timeUs: null, process: 'shell', user: 'root', message: 'esxcli storage core device list' },
    },
    { line: '[LAB\\alice]: ls', fields: { user: 'LAB\\alice' } },
  ],
}
