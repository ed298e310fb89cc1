import { isoStamp, slashStamp } from '../../logs/time.ts'
import { textOf } from '../entry.ts'
import { esxcliRows, text, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const sel = factTable('sel', 'An entry in the event log of the management controller', {
  record: { type: 'bigint', about: 'number of the entry' },
  time: { type: 'timestamp', about: 'when; the controller keeps its own clock' },
  message: { type: 'varchar', about: 'text' },
  sensor_number: { type: 'bigint', about: 'number of the sensor' },
  asserted: { type: 'boolean', about: 'true: the state began, false: it ended' },
  event_type: { type: 'bigint', about: 'type of the event' },
  raw: { type: 'varchar', about: 'the entry in hexadecimal' },
})

/** `esxcli hardware ipmi sel list`. */
export const ipmiSelList = esxcliRows({
  source: 'hardware-ipmi-sel-list',
  about: 'event log of the management controller',
  table: sel,
  shape: 'blocks',
  needs: ['message'],
  columns: {
    record: whole('Record Id', 'Record ID', 'Record'),
    time: (entry) => {
      const when = textOf(entry, 'When', 'Timestamp', 'Time') ?? undefined
      return isoStamp(when).timeUs ?? slashStamp(when).timeUs
    },
    message: text('Message', 'Description'),
    sensor_number: whole('Sensor Number'),
    asserted: (entry) => {
      const word = /^(assert|deassert)\b/i.exec(textOf(entry, 'Message', 'Description') ?? '')?.[1]
      return word === undefined ? null : word.toLowerCase() === 'assert'
    },
    event_type: whole('Event Type'),
    raw: text('Raw'),
  },
})
