import type { LogFormat } from './format.ts'
import { parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'
import { CPU, cpuFields } from './vmkernel-body.ts'

const shaped = shape(`^${ISO} ${CPU}`)

export const vmkernel5: LogFormat = {
  name: 'vmkernel5',
  about: 'vmkernel.log and vmkwarning.log of ESXi 5.0 to 7.x.',
  head: '%T cpu%d:%d{)| opID=%i)}',
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const { message, ...fields } = cpuFields(g)
    return parsed(isoStamp(g.ts), message, fields)
  },
  samples: [
    {
      line: '2021-06-02T02:16:57.414Z cpuX:YYYYYYY)WARNING: HBX: 294: heartbeat lost',
      fields: { level: 'warning', module: 'HBX', message: 'HBX: 294: heartbeat lost' },
    },
    {
      line: '2019-02-12T08:42:13.335Z cpu5:2097220)vmw_ahci[0000001f]: CompletionBottomHalf:Error port=1, PxIS=0x40000001',
      fields: { module: 'vmw_ahci' },
    },
    {
      line: '2019-02-12T08:42:13.335Z cpu5:2097220)nmlx5_core: vmnic4: nmlx5_cmd_CheckHealth - Firmware internal error',
      fields: { module: 'nmlx5_core' },
    },
    {
      line: '2021-11-14T19:19:51.559Z cpu7:35233)VC: 2002: Device rescan time 704 msec (total number of devices 91)',
      fields: {
        timeUs: Date.UTC(2021, 10, 14, 19, 19, 51, 559) * 1000,
        timeMark: 'written',
        level: 'info',
        cpu: 7,
        world: 35233,
        module: 'VC',
        message: 'VC: 2002: Device rescan time 704 msec (total number of devices 91)',
      },
    },
    {
      line: '2021-04-01T22:22:35.038Z cpu22:44307622)ALERT: Heap: 3689: Heap cow_heap already at its maximum size',
      fields: { level: 'fatal', levelWord: 'ALERT', module: 'Heap' },
    },
    {
      line: '2021-06-02T02:16:57.414Z cpu31:2098392 opID=822daba)WARNING: NMP: nmp_DeviceRetryCommand:133: Device "naa.6000000000000002": awaiting fast path state update',
      fields: { level: 'warning', levelWord: 'WARNING', opId: '822daba', module: 'NMP' },
    },
    {
      line: '2021-06-02T02:16:57.414Z cpu31:2098392 opID=822daba)<unk>: UWVMKSyscall: ForkExec:2408: hostd-worker: Found params',
      fields: { module: 'UWVMKSyscall', level: 'info' },
    },
    {
      line: '2012-08-30T05:42:07.494Z cpu9:4105)vmnic0 : 02:00.0 Link Down',
      fields: { level: 'info', message: 'vmnic0 : 02:00.0 Link Down' },
    },
    {
      line: '2012-10-30T02:20:55.012Z cpu12:4290)<3>qla2xxx 0000:04:00.1: scsi(3:1:1): Abort command succeeded -- 1 29950.',
      fields: { level: 'error', levelWord: '<3>' },
    },
    {
      line: '2021-08-17T14:19:25.710Z cpu2:1028124)@BlueScreen: Spin count exceeded - possible deadlock',
      fields: { world: 1028124, message: '@BlueScreen: Spin count exceeded - possible deadlock' },
    },
  ],
}
