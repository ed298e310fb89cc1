import { readVcEvent } from './body.ts'
import type { LogFormat } from './format.ts'
import { parsed } from './shape.ts'
import { noStamp } from './time.ts'

export const vcevent: LogFormat = {
  name: 'vcevent',
  about: 'Event stream of vCenter: one event a line, time and type among the fields.',
  parse(line) {
    const fields = readVcEvent(line)
    if (fields === undefined) return undefined
    const { message, timeUs, timeMark, ...rest } = fields
    const stamp = timeUs === undefined || timeMark === undefined ? noStamp : { timeUs, timeMark }
    return parsed(stamp, message, rest)
  },
  samples: [
    {
      line: 'Event [11111111] [1-1] [2023-02-13T18:07:37.243162Z] [vim.event.BadUsernameSessionEvent] [error] [local-vpxuser] [hostname] [11111111] [Cannot login local-vpxuser@192.0.2.8]',
      fields: {
        timeUs: Date.UTC(2023, 1, 13, 18, 7, 37, 243) * 1000 + 162,
        level: 'error',
        event: 'vim.event.BadUsernameSessionEvent',
        user: 'local-vpxuser',
        message: 'Cannot login local-vpxuser@192.0.2.8',
      },
    },
    {
      line: 'Event [21653733] [1-13] [2025-09-10T09:11:25.326825Z] [vim.event.VmReconfiguredEvent] [info] [VSPHERE.LOCAL\\\\Administrator] [DC01] [21653066] [Reconfigured app01 on 192.0.2.4 in DC01.',
      fields: { event: 'vim.event.VmReconfiguredEvent', message: 'Reconfigured app01 on 192.0.2.4 in DC01.' },
    },
  ],
}
