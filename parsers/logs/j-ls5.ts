import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { JAVA_LEVEL, parsed, shape } from './shape.ts'
import { isoStamp, SPACED } from './time.ts'

const shaped = shape(String.raw`^\[${SPACED} (?<thread>\S+) +${JAVA_LEVEL} +(?<cls>[^\]]+)\] *(?<msg>.*)$`)

export const jLs5: LogFormat = {
  name: 'j-ls5',
  about: 'License and inventory service of vCenter 5.x: local time with comma.',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    return parsed(isoStamp(g.ts), g.msg, {
      level: levelOf(g.level),
      levelWord: g.level,
      thread: g.thread,
      module: g.cls,
    })
  },
  samples: [
    {
      line: '[2013-01-16 02:26:25,500 pool-3-thread-1  INFO  com.vmware.vim.license.service.impl.ServiceImpl] License Accounting Service initialized',
      fields: {
        timeUs: Date.UTC(2013, 0, 16, 2, 26, 25, 500) * 1000,
        timeMark: 'zone-assumed',
        thread: 'pool-3-thread-1',
        level: 'info',
        module: 'com.vmware.vim.license.service.impl.ServiceImpl',
      },
    },
    {
      line: '[2013-01-16 02:26:26 main ERROR com.vmware.vim.license.Main] boom',
      fields: { level: 'error', message: 'boom' },
    },
  ],
}
