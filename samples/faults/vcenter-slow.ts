import { HOUR, SECOND } from './situation.ts'
import type { VcSituation } from './vcenter-situation.ts'

const METHOD = 'vim.event.EventManager.queryEvents'
const CALLS = 90

/** Queries of events take seconds; no line says so, only the time between the begin and the end of each call does. */
export const vcenterSlow: VcSituation = {
  id: 'vcenter-slow',
  forms: ['log'],
  before: 3 * HOUR,
  configure: () => undefined,
  events: (vc, at) => {
    const rng = vc.rng.fork('vcenter-slow')
    return Array.from({ length: CALLS }, (_, n) => {
      const time = at + n * 100 * SECOND
      const id = `lro-${1_000_000 + n}`
      const call = { log: 'vpxd/vpxd.log', module: 'vpxLro', opId: rng.hex(8) } as const
      return [
        { ...call, time, text: `[VpxLRO] -- BEGIN ${id} -- EventManager -- ${METHOD} -- ${rng.uuid()}(${rng.uuid()})` },
        { ...call, time: time + rng.int(1500, 6000), text: `[VpxLRO] -- FINISH ${id}` },
      ]
    }).flat()
  },
  cause: () => ({ fault: 'vcenter.api-latency', object: { function: METHOD } }),
  symptoms: () => [],
}
