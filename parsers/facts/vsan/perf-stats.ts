import { isoStamp } from '../../logs/time.ts'
import { type FactSource, factTable } from '../table.ts'
import { textLines } from '../text-lines.ts'

const vsanPerf = factTable('vsan_perf', 'A figure of the vSAN performance service over all of its samples', {
  entity: { type: 'varchar', about: 'kind of thing: vsan-host-net, vsan-pnic-net, host-domclient, …' },
  id: { type: 'varchar', about: 'which one: UUID, with the interface of a network' },
  metric: { type: 'varchar', about: 'name as written: tcpTxRexmitRate, latencyAvgRead' },
  samples: { type: 'bigint', about: 'number of samples' },
  started: { type: 'timestamp', about: 'time of the first sample' },
  ended: { type: 'timestamp', about: 'time of the last sample' },
  mean: { type: 'double', about: 'mean; rates in per mille, latencies in µs' },
  max: { type: 'double', about: 'largest sample; rates in per mille, latencies in µs' },
})

/** Metrics that are kept; the service keeps hundreds. */
const kept = /(?:Rate|Drops|Congestion|[cC]ongestion)$|^lat(?:ency)?Avg/
const pair = /^\s*"?(entityRefId|sampleInfo|label|values)"?\s{0,3}[=:]\s{0,3}(?:'([^']*)'|"([^"]*)"),?\s*$/
const MAX_ROWS = 50_000

/**
 * vsan-perfsvc-status: VMODL text, as the API's VsanPerfEntityMetricCSV: an entity with the times of its samples, then for each
 * metric `label = '…'` and `values = '0,3,…'`.
 */
export const vsanPerfStats: FactSource = {
  source: 'vsan-perf-stats',
  about: 'retransmissions, lost packets, congestion and latencies of vSAN',
  tables: [vsanPerf],
  parse(bytes, _path, facts) {
    let entity = ''
    let times: string[] = []
    let metric = ''
    let rows = 0
    for (const [at, line] of textLines(bytes).lines.entries()) {
      const [, key, single, double] = pair.exec(line) ?? []
      const value = single ?? double ?? ''
      if (key === 'entityRefId') {
        entity = value
        times = []
      } else if (key === 'sampleInfo') times = value.split(',')
      else if (key === 'label') metric = value
      else if (key === 'values' && entity !== '' && kept.test(metric)) {
        const numbers = value
          .split(',')
          .filter((cell) => /^-?\d{1,15}(?:\.\d{1,9})?$/.test(cell.trim()))
          .map(Number)
        if (numbers.length === 0) continue
        if (++rows > MAX_ROWS) return facts.problem(at + 1, `more than ${MAX_ROWS} figures: the others are left out`)
        const [kind = '', id] = entity.split(/:(.*)/s)
        facts.add(vsanPerf, {
          entity: kind,
          id: id ?? null,
          metric,
          samples: numbers.length,
          started: timeUs(times[0]),
          ended: timeUs(times.at(-1)),
          mean: Number((numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toFixed(3)),
          max: numbers.reduce((most, one) => Math.max(most, one)),
        })
      }
    }
  },
}

/** `2026-03-11 10:00:00`, UTC; what stands behind it is passed over. */
function timeUs(text: string | undefined): number | null {
  return isoStamp(text?.trim().slice(0, 19)).timeUs
}
