import { describe, expect, test } from 'vitest'
import { told } from './collect.ts'

describe('esxtop', () => {
  const quoted = (...cells: string[]) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`
  const head = quoted(
    '(PDH-CSV 4.0) (UTC)(0)',
    '\\\\esx01.example.com\\Memory\\Swap MBytes Read/sec',
    '\\\\esx01.example.com\\Memory\\Kernel MBytes',
    '\\\\esx01.example.com\\Vcpu(1001:web01:1002:vmx-vcpu-0)\\% Ready',
    '\\\\esx01.example.com\\Physical Disk SCSI Device(naa.60000000000000000000000000000001)\\Average Driver MilliSec/Command',
    '\\\\esx01.example.com\\Network Port(vSwitch0:50331650:vmnic0)\\% Received Packets Dropped',
  )

  test('a recording: mean and largest of the counters that are kept', async () => {
    const text =
      head +
      quoted('03/11/2026 10:00:00', '0.00', '812', '2.50', '1.1', '0.00') +
      quoted('03/11/2026 10:00:05', '1.50', '812', '7.50', '30.4', '0.02')
    expect(await told('perf/esxtop-esx01.csv', text)).toMatchInlineSnapshot(`
      "esxtop_counter {"kind":"Memory","counter":"Swap MBytes Read/sec","samples":2,"started":1773223200000000,"ended":1773223205000000,"mean":0.75,"max":1.5}
      esxtop_counter {"kind":"Vcpu","object":"1001:web01:1002:vmx-vcpu-0","counter":"% Ready","samples":2,"started":1773223200000000,"ended":1773223205000000,"mean":5,"max":7.5}
      esxtop_counter {"kind":"Physical Disk SCSI Device","object":"naa.60000000000000000000000000000001","counter":"Average Driver MilliSec/Command","samples":2,"started":1773223200000000,"ended":1773223205000000,"mean":15.75,"max":30.4}
      esxtop_counter {"kind":"Network Port","object":"vSwitch0:50331650:vmnic0","counter":"% Received Packets Dropped","samples":2,"started":1773223200000000,"ended":1773223205000000,"mean":0.01,"max":0.02}"
    `)
  })

  test('a recording that was stopped in a line', async () => {
    const text = `${head}${quoted('03/11/2026 10:00:00', '1.00', '812', '2', '1', '0')}"03/11/2026 10:00:05","0.0`
    expect(await told('esxtop.csv', text)).toMatchInlineSnapshot(`
      "esxtop_counter {"kind":"Memory","counter":"Swap MBytes Read/sec","samples":1,"started":1773223200000000,"ended":1773223200000000,"mean":1,"max":1}
      esxtop_counter {"kind":"Vcpu","object":"1001:web01:1002:vmx-vcpu-0","counter":"% Ready","samples":1,"started":1773223200000000,"ended":1773223200000000,"mean":2,"max":2}
      esxtop_counter {"kind":"Physical Disk SCSI Device","object":"naa.60000000000000000000000000000001","counter":"Average Driver MilliSec/Command","samples":1,"started":1773223200000000,"ended":1773223200000000,"mean":1,"max":1}
      esxtop_counter {"kind":"Network Port","object":"vSwitch0:50331650:vmnic0","counter":"% Received Packets Dropped","samples":1,"started":1773223200000000,"ended":1773223200000000,"mean":0,"max":0}
      ! 3: is no whole sample: 03/11/2026 10:00:05,0.0"
    `)
  })

  test('another CSV', async () => {
    expect(await told('esxtop.csv', 'time,value\n1,2\n')).toBe('! 1: is no recording of esxtop: names no counter')
    expect(await told('esxtop.csv', '')).toBe('! 1: is no recording of esxtop: names no counter')
  })
})

describe('NUMA', () => {
  test('nodes', async () => {
    const text = `    nodeID        used        idle    entitled        owed  loadAvgPct       nVcpu     freeMem    totalMem
         0        3190       19610        2960           0           8          22    14586044    67098604
         1        3190       19610        2960           0           8
         2         100       22700          90           0           1           4    60000000    67108864
`
    expect(await told('commands/sched-stats_-t-numa-pnode.txt', text)).toMatchInlineSnapshot(`
      "numa_node {"numa_node":0,"total_mib":65526,"free_mib":14244,"load_percent":8,"vcpus":22}
      numa_node {"numa_node":2,"total_mib":65536,"free_mib":58594,"load_percent":1,"vcpus":4}
      ! 3: does not fit the columns: 1        3190       19610        2960           0           8"
    `)
  })

  test('parts of VMs; a home node of -1 is none', async () => {
    const text = `    groupName     groupID    clientID    homeNode    affinity     nWorlds   vmmWorlds    localMem   remoteMem  currLocal%  cummLocal%
   vm.2101285       94321           0           1         0x3           8           8     4194304     1048576          80          97
   vm.2101285       94321           1          -1         0x3           8           8     4194304           0         100          99
   vm.2101300       94400           0           0         0x3           2           2     20`
    expect(await told('commands/sched-stats_-t-numa-clients.txt', text)).toMatchInlineSnapshot(`
      "numa_client {"group":"vm.2101285","cartel":2101285,"client":0,"home_node":1,"worlds":8,"local_mib":4096,"remote_mib":1024,"local_percent":80,"mean_local_percent":97}
      numa_client {"group":"vm.2101285","cartel":2101285,"client":1,"worlds":8,"local_mib":4096,"remote_mib":0,"local_percent":100,"mean_local_percent":99}
      ! 4: the output is cut in this line: vm.2101300       94400           0           0         0x3           2           2     20"
    `)
  })
})
