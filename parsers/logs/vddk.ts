import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const threaded = shape(
  String.raw`^${ISO} (?<level>[A-Za-z]{4,8}) (?<prog>[\w.-]+)\[(?<tid>\w+)\]:? (?! *\[\w+@\d| *\[(?:[\w:.]+ )?opI[Dd]=)(?<msg>.*)$`,
)
const bracketed = shape(
  String.raw`^\[${ISO}\] (?<msg>(?<module>Vix\w*|VDDK\w*|DISKLIB\S*|NBD\S*|SSL\w*|TransportMode\w*): .*)$`,
)

export const vddk: LogFormat = {
  name: 'vddk',
  about: 'VDDK, vix and other vmacore programs that write no header bracket.',
  parse(line) {
    const g = (threaded.exec(line) ?? bracketed.exec(line))?.groups
    if (g === undefined || (g.level !== undefined && levelOf(g.level) === undefined)) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      process: g.prog === '-' ? undefined : g.prog,
      thread: g.tid,
      module: g.module,
    })
  },
  samples: [
    {
      line: '2019-03-02T11:20:07.120+01:00 info -[05160] VixDiskLib: VixDiskLib_Open: Open a disk.',
      fields: {
        timeUs: Date.UTC(2019, 2, 2, 10, 20, 7, 120) * 1000,
        level: 'info',
        thread: '05160',
        message: 'VixDiskLib: VixDiskLib_Open: Open a disk.',
      },
    },
    {
      line: '[2014-09-15T14:52:23.782Z] VixDiskLib: Failed to load vixDiskLib.so',
      fields: { module: 'VixDiskLib', message: 'VixDiskLib: Failed to load vixDiskLib.so' },
    },
  ],
}
