import { vmacoreFields } from './body.ts'
import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { quickVmacore } from './quick.ts'
import { MASK, parsed, shape } from './shape.ts'
import { ISO, isoStamp } from './time.ts'

const shaped = shape(
  String.raw`^(?:\[#\d+\] )?${ISO} (?<level>[A-Za-z]{4,8}) +(?<prog>[\w.-]+)(?: ?\[(?:(?<tid>\w+)|${MASK})\]| (?<tid2>\d+)):? +(?<hdr>\[\w+@\d+.*)$`,
)

export const vmacore6: LogFormat = {
  name: 'vmacore6',
  about: 'hostd, vpxa, fdm, rhttpproxy of ESXi 6.0 to 7.x, vpxd and relatives of vCenter 6.0 and later.',
  head: '%T {info|verbose|warning|error|trivia|panic} %w[%x] [Originator@%d ',
  quick: quickVmacore,
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined || levelOf(g.level) === undefined) return undefined
    const { message, ...fields } = vmacoreFields(g)
    return parsed(isoStamp(g.ts), message, fields)
  },
  samples: [
    {
      line: '2020-06-01T14:23:06.536Z info  vpxd[...] [Originator@6876 sub=vpxdVdb] Closed',
      fields: { process: 'vpxd', module: 'vpxdVdb', message: 'Closed' },
    },
    {
      line: '2020-11-04T15:53:31.075+05:30 verbose vpxd[05160] [Originator@6876 sub=PropertyProvider opID=ProcessAlarmFiring-422d4d88] RecordOp ASSIGN: declaredAlarmState["alarm-1.host-23"], host-23.',
      fields: {
        timeUs: Date.UTC(2020, 10, 4, 10, 23, 31, 75) * 1000,
        timeMark: 'written',
        level: 'debug',
        levelWord: 'verbose',
        process: 'vpxd',
        thread: '05160',
        module: 'PropertyProvider',
        opId: 'ProcessAlarmFiring-422d4d88',
        message: 'RecordOp ASSIGN: declaredAlarmState["alarm-1.host-23"], host-23.',
      },
    },
    {
      line: '2020-11-06T06:00:52.281Z info hostd[50B13C23] [Originator@6876 sub=Vmsvc.vm:/vmfs/volumes/520b9973-22649731-0150-337863d83dbb/web (01)/web (01).vmx] State Transition (VM_STATE_ON -> VM_STATE_OFF)',
      fields: {
        module: 'Vmsvc.vm:/vmfs/volumes/520b9973-22649731-0150-337863d83dbb/web (01)/web (01).vmx',
        message: 'State Transition (VM_STATE_ON -> VM_STATE_OFF)',
      },
    },
    {
      line: '2020-06-01T14:23:06.536Z info rhttpproxy[2098100] [Originator@6876 sub=SSL SoapAdapter[1].HTTPService] HTTP Transaction failed',
      fields: { process: 'rhttpproxy', module: 'SSL SoapAdapter[1].HTTPService', message: 'HTTP Transaction failed' },
    },
    {
      line: '2020-08-12T13:48:25.650Z info hostd[2099300] [Originator@6876 sub=Vimsvc.ha-eventmgr] Event 312 : Lost network connectivity: esx.problem.net.connectivity.lost',
      fields: {
        event: 'esx.problem.net.connectivity.lost',
        module: 'Vimsvc.ha-eventmgr',
        message: 'Event 312 : Lost network connectivity: esx.problem.net.connectivity.lost',
      },
    },
    {
      line: '2025-06-04T17:06:21.349Z INFO vpxd 20973 [Originator@4413 sub="ServiceAccount" opID="SvcAcctInit-5a91f2fc"] Service account accessor initialized',
      fields: {
        level: 'info',
        levelWord: 'INFO',
        process: 'vpxd',
        thread: '20973',
        module: 'ServiceAccount',
        opId: 'SvcAcctInit-5a91f2fc',
      },
    },
  ],
}
