import { esxcliRows, titled, whole } from '../esxcli-rows.ts'
import { factTable } from '../table.ts'

const fcStat = factTable('fc_stat', 'Counters of a Fibre Channel port since the driver was loaded', {
  adapter: { type: 'varchar', about: 'name: vmhba2' },
  tx_frames: { type: 'bigint', about: 'frames sent' },
  rx_frames: { type: 'bigint', about: 'frames received' },
  lip_count: { type: 'bigint', about: 'loop initialisations' },
  nos_count: { type: 'bigint', about: 'not-operational sequences' },
  error_frames: { type: 'bigint', about: 'frames received with errors' },
  dumped_frames: { type: 'bigint', about: 'frames dropped for want of buffers' },
  link_failures: { type: 'bigint', about: 'link failures' },
  loss_of_sync: { type: 'bigint', about: 'losses of synchronisation' },
  loss_of_signal: { type: 'bigint', about: 'losses of signal' },
  protocol_errors: { type: 'bigint', about: 'primitive sequence protocol errors' },
  invalid_tx_words: { type: 'bigint', about: 'invalid transmission words' },
  invalid_crc: { type: 'bigint', about: 'frames with a wrong checksum' },
})

/** `esxcli storage san fc stats get`. */
export const sanFcStats = esxcliRows({
  source: 'storage-san-fc-stats-get',
  about: 'frames, link failures and checksum errors of Fibre Channel ports',
  table: fcStat,
  shape: 'either',
  needs: ['adapter'],
  columns: {
    adapter: titled('Adapter', 'Device Name'),
    tx_frames: whole('TxFrames', 'Tx Frames'),
    rx_frames: whole('RxFrames', 'Rx Frames'),
    lip_count: whole('LIP Count'),
    nos_count: whole('NOS Count'),
    error_frames: whole('Error Frames'),
    dumped_frames: whole('Dumped Frames'),
    link_failures: whole('Link Failure Count'),
    loss_of_sync: whole('Loss of Sync Count'),
    loss_of_signal: whole('Loss of Signal Count'),
    protocol_errors: whole('Primitive Seq Protocol Err Count', 'Primitive Seq Protocol Error Count'),
    invalid_tx_words: whole('Invalid Tx Word Count'),
    invalid_crc: whole('Invalid CRC Count'),
  },
})
