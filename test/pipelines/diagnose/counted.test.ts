import { expect, test } from 'vitest'
import type { Fault } from '../../../patterns/fault.ts'
import { loadFaults } from '../../../patterns/load.ts'
import { diagnosedBundle } from './diagnosed.ts'

const { faults } = await loadFaults('patterns')
const fault = faults.find(({ id }) => id === 'network.link-down')!
const [message] = fault.messages.filter(({ logs }) => logs.includes('vobd'))

/** A fault of its own, of one message that counts from three within a minute on. */
const often: Fault = {
  ...fault,
  leadsTo: [],
  queries: [],
  messages: [
    {
      ...message!,
      logs: ['vobd', 'hostd', 'syslog'],
      object: ['nic'],
      literals: ['link state'],
      regex: '(?<nic>vmnic\\d+) link state',
      scsi: null,
      atLeast: { count: 3, withinMs: 60_000 },
    },
  ],
}

const vob = (second: number) =>
  `2024-01-01T00:00:0${second}.000Z: [netCorrelator] 1us: [vob.net.vmnic.linkstate.down] vmnic1 link state down\n`
const hostd = (second: number) =>
  `2024-01-01T00:00:0${second}.100Z info hostd[21] [Originator@6876 sub=Vimsvc.ha-eventmgr] Event 1 : vmnic1 link state down\n`
const syslog = (second: number) => `2024-01-01T00:00:0${second}Z vobd:  [netCorrelator] 1us: vmnic1 link state down\n`

const members = (...seconds: number[]) => ({
  'var/log/vobd.log': seconds.map(vob).join(''),
  'var/log/hostd.log': seconds.map(hostd).join(''),
  'var/log/syslog.log': seconds.map(syslog).join(''),
})

test('one event that vobd, hostd and syslog write down is not three that a threshold wants', async () => {
  const told = async (...seconds: number[]) =>
    (await diagnosedBundle([often], members(...seconds))).findings.map(({ severity, title, count, reasons }) => [
      severity,
      title.replace(/^[^(]*/, ''),
      count,
      reasons.slice(1),
    ])
  const seldom = 'too seldom to be a fault'
  expect(await told(1)).toEqual([['info', '(only once)', 1, [seldom, 'seen in 3 logs']]])
  expect(await told(1, 2)).toEqual([['info', '(only 2 times)', 2, [seldom, 'seen in 3 logs']]])
  expect(await told(1, 2, 3)).toEqual([['error', '', 3, ['seen in 3 logs']]])
})

test('one log with enough of them is enough', async () => {
  const { findings } = await diagnosedBundle([often], {
    ...members(1),
    'var/log/vobd.log': [1, 2, 3].map(vob).join(''),
  })
  expect(findings.map(({ count }) => count)).toEqual([3])
})

test('two VMs that log the same line in the same millisecond are two findings', async () => {
  const line = '2024-05-06T07:08:09.123Z In(05) vcpu-0 - Tools: Tools heartbeat timeout.\n'
  const { findings } = await diagnosedBundle([faults.find(({ id }) => id === 'vm.guest-hang')!], {
    'vmfs/volumes/5d8c1100-9a3b1c2d-77e0-3cfdfe9e1a10/app01/vmware.log': line,
    'vmfs/volumes/5d8c1100-9a3b1c2d-77e0-3cfdfe9e1a10/db01/vmware.log': line + line.replace('09.123', '10.123'),
  })
  expect(findings.map(({ entities, count }) => [entities.vm, count])).toEqual([
    ['app01', 1],
    ['db01', 2],
  ])
})
