import { expect, test } from 'vitest'
import type { Fault, LeadsTo, Message } from '../../../patterns/fault.ts'
import type { LogName } from '../../../patterns/logs.ts'
import type { Report } from '../../../pipelines/diagnose/report.ts'
import { tgzStream } from '../../../samples/archive.ts'
import { diagnosedInputs } from './diagnosed.ts'

function fault(id: string, text: string, object: string, pattern: string, leadsTo: LeadsTo[] = []): Fault {
  const logs: LogName[] = ['vmkernel', 'hostd', 'vpxd']
  const message: Message = {
    id: 'a',
    patternId: `${id}/a`,
    title: `[{${object}}: ]${text}`,
    severity: 'error',
    status: 'test',
    object: [object],
    remedy: '1. Mend it.',
    references: [],
    logs,
    literals: [text],
    regex: `${text}(?: (?<${object}>${pattern}))?`,
    scsi: null,
    measure: null,
    clears: false,
    fallback: false,
    shared: null,
    episodeMs: 600_000,
    atLeast: null,
    appliesTo: null,
    samples: { match: [], noMatch: [] },
  }
  const { title, severity, status, remedy, references } = message
  return {
    ...{ id, file: `${id}.yaml`, title, severity, status, object: [object], remedy, references, leadsTo },
    ...{ benign: false, description: '', falsePositives: '', messages: [message], queries: [] },
  }
}

const edge = (same: string[]): LeadsTo => ({ fault: 'ha.failover', same, withinMs: 600_000, weight: 0.8 })
const failover = fault('ha.failover', 'failover of', 'host', '[\\w.]+')
const panic = (same: string[]) => fault('hardware.psod', 'purple screen', 'host', '[\\w.]+', [edge(same)])
const apd = fault('storage.apd', 'all paths down', 'device', 'naa\\.\\w+')

interface Machine {
  host: string
  /** Second of the line, and what it says. */
  lines: [number, string][]
  /** What `ntpq -p` says: tally and the server's clock minus the host's, in ms; absent: nothing is known. */
  ntp?: [string, number]
  /** Physical switch of vmnic0. */
  switchName?: string
  log?: 'vmkernel' | 'hostd' | 'vpxd'
}

const at = (seconds: number) => new Date(Date.UTC(2024, 0, 1) + seconds * 1000).toISOString()

function bundle({ host, lines, ntp, switchName, log = 'vmkernel' }: Machine) {
  const folder = `${log === 'vpxd' ? 'vc' : 'esx'}-${host}-2024-01-01--10.00-1234`
  const folderOfLog = log === 'vpxd' ? 'var/log/vmware/vpxd' : 'var/run/log'
  const written = lines.map(([seconds, text]) =>
    log === 'vmkernel'
      ? `${at(seconds)} cpu1:2)${text}`
      : `${at(seconds)} info ${log}[2100001] [Originator@6876 ${text}`,
  )
  const peers = `     remote           refid      st t when poll reach   delay   offset  jitter
==============================================================================
${ntp?.[0]}192.0.2.123     198.51.100.7     2 u   37   64  377    0.412   ${ntp?.[1].toFixed(3)}    0.094
`
  const files: [string, string][] = [
    [`${folderOfLog}/${log}.log`, `${written.join('\n')}\n`],
    ...(ntp === undefined ? [] : [['commands/ntpq_-p.txt', peers] as [string, string]]),
    ...(switchName === undefined
      ? []
      : [
          [
            'commands/lldpnetmap.txt',
            `vmnic0:\n   Chassis ID: ${switchName}\n   Port ID: Ethernet1/1\n   System Name: ${switchName}\n`,
          ] as [string, string],
        ]),
  ]
  const members = files.map(([path, text]) => ({ path: `${folder}/${path}`, bytes: Buffer.from(text), mtime: 0 }))
  return { path: `${folder}.tgz`, stream: tgzStream(members) }
}

function diagnosed(faults: Fault[], ...machines: Machine[]): Promise<Report> {
  return diagnosedInputs(faults, machines.map(bundle))
}

const brief = ({ findings }: Report) =>
  findings.map(({ fault: id, host, role, because }) => `${host} ${id} ${role}${because === null ? '' : `: ${because}`}`)

const clocks = ({ inputs }: Report) => inputs.map(({ host, clockOffsetMs }) => [host, clockOffsetMs])

test('a cause on another host, where both clocks are right', async () => {
  const report = await diagnosed(
    [panic([]), failover],
    { host: 'esx11', lines: [[0, 'purple screen']], ntp: ['*', 2] },
    { host: 'esx12', lines: [[12, 'failover of']], ntp: ['*', -3] },
  )
  expect(brief(report)).toEqual([
    'esx11 hardware.psod cause',
    'esx12 ha.failover symptom: 12 s after "purple screen" on esx11',
  ])
  expect(report.inputs.map(({ clockOffsetMs, clockSource }) => [clockOffsetMs, clockSource])).toEqual([
    [-2, 'NTP server in use'],
    [3, 'NTP server in use'],
  ])
})

test('a clock that runs ahead turns the order round, and back again', async () => {
  const report = await diagnosed(
    [panic([]), failover],
    { host: 'esx11', lines: [[60, 'purple screen']], ntp: [' ', -75_000] },
    { host: 'esx12', lines: [[10, 'failover of']], ntp: ['*', 0] },
  )
  expect(brief(report)).toEqual([
    'esx11 hardware.psod cause',
    'esx12 ha.failover symptom: 25 s after "purple screen" on esx11, clocks 75 s apart',
  ])
  expect(clocks(report)).toEqual([
    ['esx11', 75_000],
    ['esx12', 0],
  ])
})

test('a clock that stands in 1970 does not end the run, and what no clock can say counts as unknown', async () => {
  const report = await diagnosed(
    [panic([]), failover],
    { host: 'esx11', lines: [[0, 'purple screen']], ntp: ['*', 1.7e12] },
    { host: 'esx12', lines: [[12, 'failover of']], ntp: ['*', 9e16] },
  )
  expect(brief(report)).toEqual(['esx11 hardware.psod single', 'esx12 ha.failover single'])
  expect(report.inputs.map(({ clockOffsetMs, clockSource }) => [clockOffsetMs, clockSource])).toEqual([
    [null, 'NTP server in use'],
    [null, null],
  ])
})

test('what seems to come after came before, by the right clock', async () => {
  const report = await diagnosed(
    [panic([]), failover],
    { host: 'esx11', lines: [[0, 'purple screen']], ntp: ['*', 75_000] },
    { host: 'esx12', lines: [[60, 'failover of']], ntp: ['*', 0] },
  )
  expect(brief(report)).toEqual(['esx11 hardware.psod single', 'esx12 ha.failover single'])
})

test.each([
  [120, ['esx11 hardware.psod single', 'esx12 ha.failover single']],
  [121, ['esx11 hardware.psod cause', 'esx12 ha.failover symptom: 2 min after "purple screen" on esx11']],
])('of clocks that nobody knows %i s prove this much', async (seconds, expected) => {
  const report = await diagnosed(
    [panic([]), failover],
    { host: 'esx11', lines: [[0, 'purple screen']] },
    { host: 'esx12', lines: [[seconds, 'failover of']] },
  )
  expect(brief(report)).toEqual(expected)
  expect(clocks(report)).toEqual([
    ['esx11', null],
    ['esx12', null],
  ])
})

test.each([
  ['esx11.example.com', 'esx12 ha.failover symptom: 12 s after "purple screen" on esx11'],
  ['esx13.example.com', 'esx12 ha.failover single'],
])('the same host: the one that a line of another host names (%s)', async (named, expected) => {
  const report = await diagnosed(
    [panic(['host']), failover],
    { host: 'esx11', lines: [[0, 'purple screen']], ntp: ['*', 0] },
    { host: 'esx12', lines: [[12, `failover of ${named}`]], ntp: ['*', 0] },
  )
  expect(brief(report)[1]).toBe(expected)
})

test('hosts that lose one device within a minute: nobody is the cause, each names the others', async () => {
  const lost = (host: string, seconds: number, device: string): Machine => ({
    host,
    lines: [[seconds, `all paths down ${device}`]],
    ntp: ['*', 0],
  })
  const report = await diagnosed(
    [apd],
    lost('esx11', 0, 'naa.6001'),
    lost('esx12', 30, 'naa.6001'),
    lost('esx13', 85, 'naa.6001'),
    lost('esx14', 1, 'naa.6002'),
  )
  expect(report.findings.map(({ host, role, alsoOn }) => [host, role, alsoOn])).toEqual([
    ['esx11', 'single', ['esx12']],
    ['esx14', 'single', []],
    ['esx12', 'single', ['esx11', 'esx13']],
    ['esx13', 'single', ['esx12']],
  ])
})

test.each([
  [
    'an event that vCenter logs as well',
    'sub=Vimsvc.ha-eventmgr] Event 5 : all paths down naa.6001',
    'sub=vpxEvent] esx11.example.com: all paths down naa.6001',
  ],
  [
    'an operation that vCenter handed on',
    'sub=Vmsvc opID=kk2h-auto-1-h5:7001-ab-01-9c3f] all paths down',
    'sub=vpxLro opID=kk2h-auto-1-h5:7001-ab] all paths down',
  ],
  [
    'a migration',
    'sub=Vmsvc] vMotion migration [168428811:1445412589402123] all paths down',
    'sub=vpxLro] vMotion migration [168428811:1445412589402123] all paths down',
  ],
])('a clock without NTP follows from %s', async (_, onHost, onVcenter) => {
  const report = await diagnosed(
    [panic([]), failover, apd],
    {
      host: 'esx11',
      log: 'hostd',
      lines: [
        [300, onHost],
        [330, 'sub=Default] purple screen'],
      ],
    },
    {
      host: 'vcenter',
      log: 'vpxd',
      lines: [
        [0, onVcenter],
        [60, 'sub=Default] failover of'],
      ],
      ntp: ['*', 0],
    },
  )
  expect(clocks(report)).toEqual([
    ['esx11', 300_000],
    ['vcenter', 0],
  ])
  expect(brief(report)).toContainEqual(
    'vcenter ha.failover symptom: 30 s after "purple screen" on esx11, clocks 300 s apart',
  )
})

test('where NTP and the events contradict each other the order is not known', async () => {
  const report = await diagnosed(
    [panic([]), failover, apd],
    {
      host: 'esx11',
      log: 'hostd',
      lines: [
        [300, 'sub=Vimsvc] Event 5 : all paths down naa.6001'],
        [330, 'sub=x] purple screen'],
      ],
      ntp: ['*', 0],
    },
    {
      host: 'vcenter',
      log: 'vpxd',
      lines: [
        [0, 'sub=vpxEvent] esx11: all paths down naa.6001'],
        [360, 'sub=x] failover of'],
      ],
      ntp: ['*', 0],
    },
  )
  expect(brief(report).filter((line) => line.includes('symptom'))).toEqual([])
})

test('NICs of one physical switch go down on several hosts', async () => {
  const down = (host: string, seconds: number, switchName: string): Machine => ({
    host,
    lines: [[seconds, 'link is down vmnic0']],
    ntp: ['*', 0],
    switchName,
  })
  const report = await diagnosed(
    [fault('network.link-down', 'link is down', 'nic', 'vmnic\\d+')],
    down('esx11', 0, 'sw-a1'),
    down('esx12', 3, 'sw-a1'),
    down('esx13', 4, 'sw-b1'),
  )
  expect(report.findings.map(({ host, alsoOn }) => [host, alsoOn])).toEqual([
    ['esx11', ['esx12']],
    ['esx12', ['esx11']],
    ['esx13', []],
  ])
})

test('operations that no hit tells of, sampled of both logs, show how far apart the clocks are', async () => {
  const messages = ['handed on', 'taken over'].map((text, at): Message => {
    const [message] = fault('vcenter.api-latency', text, 'host', '').messages
    return { ...message!, id: `m${at}`, measure: { name: 'x', group: null, value: null, pair: null, mark: 'op_id' } }
  })
  const operations = Array.from({ length: 30 }, (_, n) => n)
  const report = await diagnosed(
    [{ ...apd, messages }],
    {
      host: 'esx11',
      log: 'hostd',
      // One of them waited for an hour.
      lines: operations.map((n) => [
        400 + n + (n === 7 ? 3600 : 0),
        `sub=x opID=auto-${n}-h5:7001-ab-01-9c3f] taken over`,
      ]),
    },
    {
      host: 'vcenter',
      log: 'vpxd',
      lines: operations.map((n) => [100 + n, `sub=vpxLro opID=auto-${n}-h5:7001-ab] handed on`]),
      ntp: ['*', 0],
    },
  )
  expect(report.findings).toEqual([])
  expect(report.inputs.map(({ host, clockOffsetMs, clockSource }) => [host, clockOffsetMs, clockSource])).toEqual([
    ['esx11', 300_000, 'events that vcenter logged as well (30)'],
    ['vcenter', 0, 'NTP server in use'],
  ])
})
