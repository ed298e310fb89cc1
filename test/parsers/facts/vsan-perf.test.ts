import { expect, test } from 'vitest'
import { told } from './collect.ts'

const path = 'commands/python_usrlibvmwarevsanperfsvcvsan-perfsvc-statuspyc-perf_stats_with_dump.txt'

test('figures of the performance service: rates, congestion and latencies', async () => {
  const text = `(vim.cluster.VsanPerfEntityMetricCSV) [
   (vim.cluster.VsanPerfEntityMetricCSV) {
      dynamicType = <unset>,
      entityRefId = 'vsan-vnic-net:5f0c0000-0000-0000-0000-000000000001|vmk2|defaultTcpipStack',
      sampleInfo = '2026-03-11 10:00:00,2026-03-11 10:05:00,2026-03-11 10:10:00',
      value = (vim.cluster.VsanPerfMetricSeriesCSV) [
         (vim.cluster.VsanPerfMetricSeriesCSV) {
            metricId = (vim.cluster.VsanPerfMetricId) {
               label = 'tcpTxRexmitRate',
               name = <unset>
            },
            threshold = <unset>,
            values = '0,3,12'
         },
         (vim.cluster.VsanPerfMetricSeriesCSV) {
            metricId = (vim.cluster.VsanPerfMetricId) {
               label = 'rxPackets'
            },
            values = '100,200,300'
         },
      ]
   },
   (vim.cluster.VsanPerfEntityMetricCSV) {
      entityRefId = "host-domclient:5f0c0000-0000-0000-0000-000000000001",
      sampleInfo = "2026-03-11 10:00:00",
            label = "latencyAvgRead",
            values = "None"
            label = "latencyAvgWrite",
            values = "1200.5"
`
  expect(await told(path, text)).toMatchInlineSnapshot(`
    "vsan_perf {"entity":"vsan-vnic-net","id":"5f0c0000-0000-0000-0000-000000000001|vmk2|defaultTcpipStack","metric":"tcpTxRexmitRate","samples":3,"started":1773223200000000,"ended":1773223800000000,"mean":5,"max":12}
    vsan_perf {"entity":"host-domclient","id":"5f0c0000-0000-0000-0000-000000000001","metric":"latencyAvgWrite","samples":1,"started":1773223200000000,"ended":1773223200000000,"mean":1200.5,"max":1200.5}"
  `)
})

test('the service is off', async () => {
  expect(await told(path, 'vSAN performance service is not enabled\n')).toBe('')
})
