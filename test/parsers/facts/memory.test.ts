import { describe, expect, test } from 'vitest'
import { told } from './collect.ts'

describe('memstats', () => {
  const head = ` VIRTUAL MACHINE STATS: Wed May  1 10:00:00 2024
 -----------------------------------------------
   Start Group ID   : 0
   No. of levels    : 12
   Unit             : KB
   Selected columns : name:schedGrp:memSize:max:consumed

------------------------------------------------------------
`
  test('VMs: old columns with `b` and `active`, -1 for no limit, Total left out', async () => {
    const text = `${head}      name b schedGrp worldGrp  memSize   min      max consumed balloonTgt ballooned swapTgt swapped  active zipped
------------------------------------------------------------
  vm.48361 n   125647    48361  2097152  1024       -1  2053692      2048      1024    4096    3072   20968      0
  vm.48400 n   125700    48400  4194304     0  1048576  1048576         0         0       0  524288   20968   2048
------------------------------------------------------------
     Total n        0        0  6291456  1024       -1  3102268      2048      1024    4096  527360   41936   2048
------------------------------------------------------------
`
    expect(await told('commands/memstats_-r-vm-stats.txt', text)).toMatchInlineSnapshot(`
      "vm_memory {"group":"vm.48361","cartel":48361,"size_mib":2048,"reservation_mib":1,"consumed_mib":2006,"active_mib":20,"balloon_target_mib":2,"ballooned_mib":1,"swap_target_mib":4,"swapped_mib":3,"compressed_mib":0}
      vm_memory {"group":"vm.48400","cartel":48400,"size_mib":4096,"limit_mib":1024,"reservation_mib":0,"consumed_mib":1024,"active_mib":20,"balloon_target_mib":0,"ballooned_mib":0,"swap_target_mib":0,"swapped_mib":512,"compressed_mib":2}"
    `)
  })

  test('VMs in MB, with a row that does not fit, cut', async () => {
    const text = `memstats: warning: one group went away
   Unit             : MB
      name  memSize consumed swapped touched
  vm.48361     2048     2005      12      20
  vm.48362     2048
  vm.48363     2048     20`
    expect(await told('commands/memstats_-r-vm-stats.txt', text)).toMatchInlineSnapshot(`
      "vm_memory {"group":"vm.48361","cartel":48361,"size_mib":2048,"consumed_mib":2005,"active_mib":20,"swapped_mib":12}
      ! 6: the output is cut in this line: vm.48363     2048     20
      ! 5: does not fit the columns: vm.48362     2048"
    `)
  })

  test('processes: names with blanks and dots', async () => {
    const text = `${head}                  name  schedGrp   memSize       max  consumed   touched   swapped
------------------------------------------------------------
         hostd.2099001       901    212400    849600    212400     70800         0
   python -m x.2099040       902     10240        -1     10240      1024         0
                vmsyslogd    903     10240        -1     10240      1024      2048
`
    expect(await told('commands/memstats_-r-uw-stats.txt', text)).toMatchInlineSnapshot(`
      "process_memory {"process":"hostd","cartel":2099001,"size_mib":207,"limit_mib":830,"consumed_mib":207,"active_mib":69,"swapped_mib":0}
      process_memory {"process":"python -m x","cartel":2099040,"size_mib":10,"consumed_mib":10,"active_mib":1,"swapped_mib":0}
      process_memory {"process":"vmsyslogd","size_mib":10,"consumed_mib":10,"active_mib":1,"swapped_mib":2}"
    `)
  })

  test('host: new columns with the state, old ones without', async () => {
    expect(
      await told(
        'commands/memstats_-r-comp-stats.txt',
        `   Unit             : KB
     total discarded managedByMemMap reliableMem kernelCode dataAndHeap rsvdLow managedByMemSched minFree vmkClientConsumed otherConsumed     free memState
 267911168         0               0           0      20480      409600       0         262144000 4194304          8388608     200000000  3145728     Soft
`,
      ),
    ).toMatchInlineSnapshot(
      `"memory {"total_mib":261632,"kernel_mib":420,"managed_mib":256000,"free_mib":3072,"min_free_mib":4096,"state":"soft"}"`,
    )
    expect(
      await told(
        'commands/memstats_-r-comp-stats.txt',
        '   Unit             : KB\n\n total rsvdLow vmkernel free\n 1048576 0 102400 51200\n',
      ),
    ).toMatchInlineSnapshot(`"memory {"total_mib":1024,"kernel_mib":100,"free_mib":50}"`)
  })

  test('groups', async () => {
    const text = `   Unit             : KB
   gid            name  parGid nChild      min      max  memSize memSizePeak consumed
     0            host      -1      4 10485760 10485760        0           0        0
     4 host/user pool 1       0      2        0       -1  2097152     2097152  1048576
`
    expect(await told('commands/memstats_-r-group-stats.txt', text)).toMatchInlineSnapshot(`
      "resource_pool {"resource_pool":"host","group_id":0,"parent_id":-1,"reservation_mib":10240,"limit_mib":10240,"size_mib":0,"peak_mib":0,"consumed_mib":0}
      resource_pool {"resource_pool":"host/user pool 1","group_id":4,"parent_id":0,"reservation_mib":0,"size_mib":2048,"peak_mib":2048,"consumed_mib":1024}"
    `)
  })
})

describe('CPU', () => {
  test('ready and co-stop, names with blanks, more columns, cut', async () => {
    const text = `     vcpu      vsmp                 name      uptime     charged   sys  sysoverlap        run      wait   waitIdle   ready  costop maxlimited vmktime
  2101154   2101154            vmm0:web 1    1000.000     110.000 1.000       0.100    100.000   800.000    700.000 100.000  20.000      0.000   0.000
  2101153   2101154       vmx:web 1           1000.000     10.000 1.000       0.100      1.000   998.000      0.000   1.000   0.000      0.000   0.000
  2101155   2101154            vmm1:web 1    1000.000     110.000
  2101156   21011`
    expect(await told('commands/sched-stats_-t-vcpu-state-times.txt', text)).toMatchInlineSnapshot(`
      "cpu_ready {"world":2101154,"group":2101154,"name":"vmm0:web 1","vm":"web 1","vcpu":0,"uptime_s":1000,"run_s":100,"ready_s":100,"costop_s":20,"maxlimited_s":0,"ready_percent":10,"costop_percent":2}
      cpu_ready {"world":2101153,"group":2101154,"name":"vmx:web 1","uptime_s":1000,"run_s":1,"ready_s":1,"costop_s":0,"maxlimited_s":0,"ready_percent":0.1,"costop_percent":0}
      ! 5: the output is cut in this line: 2101156   21011
      ! 4: no times of a virtual CPU: 2101155   2101154            vmm1:web 1    1000.000     110.000"
    `)
  })

  test('worlds: dashes or none, wide ids, no cartel', async () => {
    const text = `WID      CID      World Name
-------  -------  ----------
2101154  2101153  vmm0:web 1
2101158  2101153  vmx-vcpu-0:web 1
2099001  2099001  hostd
`
    expect(await told('commands/ps_-cPTgjstz.txt', text)).toMatchInlineSnapshot(`
      "world {"world":2101154,"cartel":2101153,"name":"vmm0:web 1","vm":"web 1"}
      world {"world":2101158,"cartel":2101153,"name":"vmx-vcpu-0:web 1","vm":"web 1"}
      world {"world":2099001,"cartel":2099001,"name":"hostd"}"
    `)
    const other = `PID   Type  Command
210115400000 User hostd -u
x
2099001 Sys`
    expect(await told('commands/ps_-cPTgjstz.txt', other)).toMatchInlineSnapshot(`
      "world {"world":210115400000,"name":"User hostd -u"}
      ! 4: the output is cut in this line: 2099001 Sys
      ! 3: no world: x"
    `)
  })

  test('physical memory', async () => {
    const text = '   Physical Memory: 274877906944 Bytes\n   Reliable Memory: 0 Bytes\n   NUMA Node Count: 2\n'
    expect(await told('commands/localcli_hardware-memory-get.txt', text)).toBe(
      'hardware_memory {"size_mib":262144,"reliable_mib":0,"numa_nodes":2}',
    )
  })
})
