import { isoStamp } from '../../logs/time.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const fcEvent = factTable('fc_event', 'An event that the driver of a Fibre Channel adapter noted', {
  time: { type: 'timestamp', about: 'when' },
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  event: { type: 'varchar', about: 'text: LINK UP, LINK DOWN, RSCN …' },
})

const line = /^\s*(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?)\s+\[?(vmhba\d{1,5})\]?:?\s+(\S.{0,499})$/

/** `esxcli storage san fc events get`: a title, a rule, then `2024-05-01 10:00:00.123 [vmhba2] LINK DOWN`. */
export const sanFcEvents: FactSource = {
  source: 'storage-san-fc-events-get',
  about: 'link and fabric events that the drivers of Fibre Channel adapters noted',
  tables: [fcEvent],
  parse(bytes, _path, facts) {
    for (const [at, text] of textLines(bytes).lines.entries()) {
      if (/^\s*(?:FC Event Log\s*|[-=]{3,}\s*)?$/i.test(text)) continue
      const found = line.exec(text)
      if (found === null) facts.problem(at + 1, `no event: ${excerpt(text)}`)
      else facts.add(fcEvent, { time: isoStamp(found[1]).timeUs, adapter: found[2]!, event: found[3]!.trim() })
    }
  },
}
