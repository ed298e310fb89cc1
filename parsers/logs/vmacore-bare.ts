import { readOldVmacore, vmacoreFields } from './body.ts'
import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { type Fields, MASK, parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const headed = shape(
  String.raw`^(?:(?<level>[A-Za-z]{4,8}) +(?<prog>[\w.-]{1,64}) ?(?:\[(?:(?<tid>\w{1,20})|${MASK})\]|(?<tid2>\d{1,12})):? +)?(?<hdr>\[Originator@\d+.*)$`,
)
const op = shape(
  String.raw`^(?<level>[A-Za-z]{4,8}) +(?<prog>[\w.-]{1,64})\[(?:(?<tid>\w{1,20})|${MASK})\] \[(?:(?<fn>[\w:.]{1,100}) )?opI[Dd]=(?<opid>[^\]\s]{0,200})(?: (?<fn2>[^\]]{1,200}))?\] *(?<msg>.*)$`,
)
/** The bracket of 4.x and 5.x; what stood before the thread may be gone, the thread may be masked or of another number base. */
const old = shape(
  String.raw`^\[?(?<tid>[\w#?*.-]{1,16}) (?<level>[a-z]{4,8}) '(?<sub>[^']{0,100})'(?: opID=(?<opid>[^\s\]]{1,200}))?(?: user=(?<user>[^\]]{1,100}))?\] ?(?<msg>.*)$`,
)
const threaded = shape(
  String.raw`^(?<level>info|verbose|warning|error|trivia|panic|debug) +(?<prog>[\w.-]{1,64})\[(?:(?<tid>\w{1,20})|${MASK})\]:? +(?<msg>.*)$`,
)

function fieldsOf(line: string): Fields | undefined {
  const header = headed.exec(line)?.groups
  if (header !== undefined) return vmacoreFields(header)
  const dated = line.startsWith('[') ? readOldVmacore(line) : undefined
  if (dated !== undefined) return dated
  const g = (op.exec(line) ?? old.exec(line) ?? threaded.exec(line))?.groups
  if (g === undefined) return undefined
  return {
    level: levelOf(g.level),
    levelWord: g.level,
    process: g.prog === '-' ? undefined : g.prog,
    thread: g.tid,
    module: g.sub ?? g.fn ?? g.fn2,
    opId: g.opid,
    user: g.user,
    message: g.msg,
  }
}

export const vmacoreBare: LogFormat = {
  name: 'vmacore-bare',
  about: 'hostd, vpxa, fdm, vpxd and relatives without time stamp: excerpts that begin at the level or at the bracket.',
  parse(line) {
    const fields = fieldsOf(line)
    if (fields === undefined || (fields.levelWord !== undefined && fields.level === undefined)) return undefined
    const { message, ...rest } = fields
    return parsed(noStamp, message, rest)
  },
  samples: [
    {
      line: 'info vpxa[2101234] [Originator@6876 sub=Default opID=made-up-1] Reloading the certificate',
      fields: {
        timeUs: null,
        timeMark: 'none',
        level: 'info',
        process: 'vpxa',
        thread: '2101234',
        module: 'Default',
        opId: 'made-up-1',
        message: 'Reloading the certificate',
      },
    },
    {
      line: 'error  vpxd[...] [Originator@6876 sub=vpxdVdb] Space is short',
      fields: { level: 'error', process: 'vpxd', module: 'vpxdVdb', message: 'Space is short' },
    },
    { line: "[XXXX info 'Default'] masked", fields: { level: 'info', module: 'Default' } },
    { line: '[Originator@6876 sub=Vimsvc] Ticket issued', fields: { module: 'Vimsvc', message: 'Ticket issued' } },
    {
      line: 'ERROR vsan-mgmt[51740] [VsanObject::wrapper opID=SWI-1-1] No answer',
      fields: { level: 'error', process: 'vsan-mgmt', module: 'VsanObject::wrapper', opId: 'SWI-1-1' },
    },
    {
      line: "[140288 info 'Default' opID=1-2] [VpxdMoHost] state changed",
      fields: {
        level: 'info',
        thread: '140288',
        module: 'Default',
        opId: '1-2',
        message: '[VpxdMoHost] state changed',
      },
    },
    { line: "tttt verbose 'App'] [VpxVmomi] Throw", fields: { level: 'debug', module: 'App' } },
    {
      line: 'warning rhttpproxy[XXXXX] Connection closed',
      fields: { level: 'warning', process: 'rhttpproxy', message: 'Connection closed' },
    },
  ],
}
