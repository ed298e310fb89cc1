import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(String.raw`^${ISO} *\| *${JAVA_LEVEL} *\|(?<rest>[^|]*\|[^|]*\|.*)$`)

/** eam has thread, file, line; vapi thread, class; the content library operation id, thread, class. */
function columns(parts: readonly string[]): { opId?: string; thread?: string; module?: string; message: string } {
  if (/^\d+$/.test(parts[2] ?? '')) return { thread: parts[0]!, module: parts[1]!, message: parts.slice(3).join(' | ') }
  if (parts.length >= 4 && /^[\w.$-]+$/.test(parts[2]!)) {
    return { opId: parts[0]!, thread: parts[1]!, module: parts[2]!, message: parts.slice(3).join(' | ') }
  }
  return { thread: parts[0]!, module: parts[1]!, message: parts.slice(2).join(' | ') }
}

export const jPipe: LogFormat = {
  name: 'j-pipe',
  about: 'eam, vapi endpoint and content library of vCenter: fields between bars.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const { message, ...fields } = columns(g.rest!.split('|').map((part) => part.trim()))
    return parsed(isoStamp(g.ts), message, { level: levelOf(g.level), levelWord: g.level, ...fields })
  },
  samples: [
    {
      line: '2023-05-11T10:22:33.027Z |  INFO | vlsi | VcEventManager.java | 107 | Processing VC event: com.vmware.vc.HA.HostStateChangedEvent',
      fields: {
        timeUs: Date.UTC(2023, 4, 11, 10, 22, 33, 27) * 1000,
        level: 'info',
        thread: 'vlsi',
        module: 'VcEventManager.java',
        message: 'Processing VC event: com.vmware.vc.HA.HostStateChangedEvent',
      },
    },
    {
      line: '2023-05-11T10:22:33.027Z | ERROR | jetty-default-45 | SessionApiSecurityUtil | Session ID could not be found | retry',
      fields: {
        level: 'error',
        thread: 'jetty-default-45',
        module: 'SessionApiSecurityUtil',
        message: 'Session ID could not be found | retry',
      },
    },
    {
      line: '2023-05-11T10:22:33.027Z | DEBUG | a1b2c3d4-5e6f | cls-simple-activity-2 | AsyncTaskRunner | Starting task',
      fields: {
        level: 'debug',
        opId: 'a1b2c3d4-5e6f',
        thread: 'cls-simple-activity-2',
        module: 'AsyncTaskRunner',
        message: 'Starting task',
      },
    },
  ],
}
