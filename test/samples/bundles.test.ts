import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { aboutSample, buildBundle, SAMPLE_NAMES, type SampleTruth, writeBundle } from '../../samples/bundles.ts'

const SMALL = { logMegabytes: 0.15 }
const folder = mkdtempSync(join(tmpdir(), 'vmtriage-samples-'))

afterAll(() => rmSync(folder, { recursive: true }))

interface Sample {
  files: Map<string, string>
  truth: SampleTruth
}

const made = new Map<string, Sample>()

/** Text of every member below the top folder, rotated logs unpacked. Made once per sample. */
function texts(name: string): Sample {
  const known = made.get(name)
  if (known !== undefined) return known
  const { files, truth } = buildBundle(name, SMALL)
  const unpacked = [...files].map(([path, bytes]): [string, string] => [
    path.replace(/^[^/]+\//, ''),
    (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString(),
  ])
  const sample = { truth, files: new Map(unpacked) }
  made.set(name, sample)
  return sample
}

const STAMP = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`
const SECONDS = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`
const HEADER = String.raw`\[Originator@6876 sub=[^\n]+?\] `
const SECTION = String.raw`Section for VMware ESX, pid=\d+, version=[\d.]+, build=\d+, option=Release`

type Shapes = Record<string, RegExp>

const KERNEL_OLD = new RegExp(String.raw`^(${STAMP}|TSC: \d+) cpu\d+:\d+( opID=[0-9a-f]+)?\)\S`)
const SYSLOG_OLD = new RegExp(String.raw`^(${SECONDS} [\w.-]+(\[\d+\])?: |${STAMP} last message repeated \d+ times$)`)
const VOBD_OLD = new RegExp(String.raw`^${STAMP}: \[\w+Correlator\] \d+us: \[[\w.]+\] \S`)
const VMACORE_6 = new RegExp(
  String.raw`^(${STAMP} (error|warning|info|verbose) (hostd|vpxa|fdm|rhttpproxy|vsansystem)\[\d+\] ${HEADER}\S|--> |${STAMP} - last log rotation time, .*${SECTION}$)`,
)
const VMX_OLD = new RegExp(String.raw`^${STAMP}\| [\w-]+\| [IWE]1[012][05]: \S`)

const SHAPES: Record<string, Shapes> = {
  '5.5': {
    kernel: KERNEL_OLD,
    vobd: VOBD_OLD,
    vmacore: new RegExp(
      String.raw`^(${STAMP} \[[0-9A-F]{8} (error|warning|info|verbose) '[^']*'( opID=[\w-]+)?\] \S|--> |${STAMP} ${SECTION}$)`,
    ),
    syslog: SYSLOG_OLD,
    vmx: VMX_OLD,
  },
  '6.7': { kernel: KERNEL_OLD, vobd: VOBD_OLD, vmacore: VMACORE_6, syslog: SYSLOG_OLD, vmx: VMX_OLD },
  '7.0': { kernel: KERNEL_OLD, vobd: VOBD_OLD, vmacore: VMACORE_6, syslog: SYSLOG_OLD, vmx: VMX_OLD },
  '8.0': {
    kernel: new RegExp(
      String.raw`^(${STAMP} (In\(182\) vmkernel|Wa\(180\) vmkwarning|Al\(177\) vmkalert): cpu\d+:\d+( opID=[0-9a-f]+)?\)\S|${SECONDS} In\(182\) vmkernel: \w)`,
    ),
    vobd: new RegExp(String.raw`^${STAMP} In\(14\) vobd\[\d+\]:  \[\w+Correlator\] \d+us: \[[\w.]+\] \S`),
    vmacore: new RegExp(
      String.raw`^${STAMP} ((Er\(163\)|Wa\(164\)|In\(166\)|Db\(167\)) (Hostd|Vpxa|Fdm|Rhttpproxy|vsansystem)\[\d+\]: (${HEADER}\S|--> )|In\(14\) vmsyslogd\[\d+\]: Logs rotated\. .*${SECTION}$)`,
    ),
    syslog: new RegExp(
      String.raw`^${STAMP} ((In\(14\)|In\(38\)) [\w.-]+(\[\d+\])?: |In\(14\): last message repeated \d+ times$)`,
    ),
    vmx: new RegExp(String.raw`^${STAMP} (In\(05\)|Wa\(03\)|Er\(02\)) [\w-]+ - \S`),
    envoy: new RegExp(String.raw`^${STAMP} In\(166\) envoy\[\d+\]: "${STAMP} (warning|info) envoy\[\d+\] ${HEADER}`),
  },
}

/** Which shape the lines of a log have. */
function kindOf(path: string): string {
  const name = path.replace(/^.*\//, '').replace(/[-.](\d+\.)?(log|gz|\d).*$/, '')
  if (['vmkernel', 'vmkwarning', 'boot'].includes(name)) return 'kernel'
  if (['hostd', 'vpxa', 'fdm', 'rhttpproxy', 'vsansystem'].includes(name)) return 'vmacore'
  if (name === 'vmware') return 'vmx'
  return name === 'vobd' || name === 'envoy' ? name : 'syslog'
}

describe.each(['5.5', '6.7', '7.0', '8.0'])('clean ESXi %s', (era) => {
  const { files, truth } = texts(`clean-esxi-${era}`)
  const logs = [...files].filter(([path]) => path.startsWith('var/') || /vmware(-\d)?\.log$/.test(path))

  test('is clean', () => {
    expect([truth.truth, truth.hosts.length]).toEqual([[], 1])
  })

  test('every line of every log has the shape of its release', () => {
    const odd = logs.flatMap(([path, text]) => {
      const shape = SHAPES[era]?.[kindOf(path)]
      return text
        .split('\n')
        .filter((line) => line !== '' && shape?.test(line) !== true)
        .map((line) => `${path}: ${line}`)
    })
    expect(odd).toEqual([])
  })

  test('lines of one file are in the order of their times', () => {
    const back = logs
      .filter(([path]) => kindOf(path) !== 'envoy')
      .flatMap(([path, text]) => {
        const times = text.split('\n').flatMap((line) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(line) ?? [])
        return times.filter((time, n) => n > 0 && time < times[n - 1]!).map((time) => `${path} ${time}`)
      })
    expect(back).toEqual([])
  })

  test('has the logs and files by which a bundle is known', () => {
    const needed = [
      'README',
      'action.log',
      'error.log',
      'etc/vmware/esx.conf',
      'commands/vmware_-vl.txt',
      'commands/date.txt',
      'commands/localcli_system-stats-uptime-get.txt',
      'commands/vsi_traverse_-s.txt.FRAG-00000',
      'commands/vsi_traverse_-s.txt.FRAG-00001',
      'var/run/log/vmkernel.log',
      'var/run/log/vmkernel.2.gz',
      'var/run/log/vmkwarning.log',
      'var/log/vmkwarning.log',
      'var/run/log/boot.gz',
    ]
    expect(needed.filter((path) => !files.has(path))).toEqual([])
  })

  test('vmkwarning is the part of vmkernel that warns', () => {
    const kernel = [2, 1, 0]
      .map((n) => files.get(`var/run/log/vmkernel.${n}.gz`))
      .join('')
      .concat(files.get('var/run/log/vmkernel.log')!)
    const warnings = files
      .get('var/run/log/vmkwarning.log')!
      .split('\n')
      .filter((line) => line !== '')
    expect(warnings.length).toBeGreaterThan(0)
    const all = new Set(kernel.split('\n'))
    expect(warnings.filter((line) => !all.has(line))).toEqual([])
  })

  test('outputs agree: every path belongs to a device, every extent to a volume, every VM to a folder', () => {
    const json = (base: string): Record<string, string>[] => JSON.parse(files.get(`json/localcli_${base}.json`)!)
    const devices = new Set(json('storage-core-device-list').map((row) => row.Device))
    expect(json('storage-core-path-list').filter((row) => !devices.has(row.Device))).toEqual([])
    const volumes = new Set(json('storage-filesystem-list--i').map((row) => row.UUID))
    expect(json('storage-vmfs-extent-list').filter((row) => !volumes.has(row['VMFS UUID']))).toEqual([])
    expect(json('vm-process-list').filter((row) => !files.has(String(row['Config File']).slice(1)))).toEqual([])
  })

  test('the uptime counts back to the start of the session', () => {
    const uptime = Number(files.get('commands/localcli_system-stats-uptime-get.txt')) / 1000
    const start = new Date(Date.parse(truth.hosts[0]!.captured) - uptime).toISOString()
    expect(start < '2026-03-01').toBe(true)
    const vob = /^(\S+?Z).*?(\d+)us: /m.exec(files.get('var/run/log/vobd.log')!)
    if (vob === null) return
    expect(Math.abs(Date.parse(vob[1]!) - Number(vob[2]) / 1000 - Date.parse(start))).toBeLessThan(2)
  })
})

const JAVA = '(ERROR|WARN|INFO|DEBUG)'
const VC_SHAPES: [string, RegExp][] = [
  ['vpxd/vpxd-profiler', new RegExp(`^${STAMP} /\\w`)],
  [
    'vpxd/vpxd',
    new RegExp(
      `^(${STAMP} (error|warning|info|verbose) vpxd\\[\\d+\\] ${HEADER}|--> |${STAMP} Section for VMware VirtualCenter, )`,
    ),
  ],
  ['vpxd-svcs/', new RegExp(`^${STAMP} \\[[\\w-]+ \\[\\] ${JAVA} [\\w.]+ opId=\\w*\\] `)],
  ['sso/', new RegExp(`^${STAMP} ${JAVA} [\\w-]+\\[\\d+:[\\w-]+\\] \\[(Cor|Op)Id=\\S+\\] \\[\\S+\\] `)],
  ['vm(?:dird|afdd|cad)/', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 \w+ vm(?:dird|afdd|cad) {2}t@\d+: /],
  ['(cis-license|trustmanagement)/', new RegExp(`^${STAMP} \\[[\\w-]+ \\[\\] ${JAVA} [\\w.]+ opId=\\w*\\] `)],
  ['vapi/', new RegExp(`^${STAMP} \\| ${JAVA} +\\| \\S+ \\| \\w+ \\| `)],
  ['content-library/', new RegExp(`^${STAMP} \\| ${JAVA} +\\| \\w+ \\| \\S+ \\| \\w+ \\| `)],
  ['vmon/', new RegExp(`^${STAMP} (In\\(05\\)|Wa\\(03\\)|Er\\(02\\)) host-\\d+ <`)],
  [
    'vpostgres/',
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC [0-9a-f]+\.[0-9a-f]+ 0 VCDB \w+ \[local\] \d+ 5(LOG|ERROR|PANIC): {2}/,
  ],
  ['eam/', new RegExp(`^${STAMP} \\| +${JAVA} \\| \\S+ \\| \\w+\\.java \\| \\d+ \\| `)],
  ['vmware-sps/', new RegExp(`^${STAMP} \\[\\S+\\] ${JAVA} opId=\\S* [\\w.]+ - `)],
  [
    'vsphere-ui/',
    new RegExp(`^(\\[${STAMP}\\] \\[${JAVA} *\\] \\S+ +\\d+ \\d+ ###### \\S+ +\\S|com\\.example|\\tat )`),
  ],
  ['applmgmt/', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3} \[\d+\](ERROR|WARNING|INFO|DEBUG):[\w.]+:/],
  [
    'lookupsvc/',
    /^\[\d\d\/Mar\/2026:\d\d:\d\d:\d\d \+0000\] tomcat-http--47 \[Request\] \S+ to local 1080 - HTTP\/1\.1 POST /,
  ],
  ['wcp/', new RegExp(`^${STAMP} (info|debug) wcp \\[[\\w/]+\\.go:\\d+\\] \\[opID=\\S+\\] `)],
  [
    'cloudvm/',
    /^(={10} Start of cloudvm ram size dump at \w{3} \w{3} \d+ \d\d:\d\d:\d\d UTC \d{4} ={10}$|[\w-]+ +\w+ +\w+$)/,
  ],
  ['', new RegExp(`^${STAMP} (error|warning|info|verbose) (envoy|rhttpproxy|vmware-vum-server)\\[\\d+\\] ${HEADER}`)],
]

test.each(['7.0', '8.0'])('every line of a clean vCenter %s has the shape of its log', (era) => {
  const { files, truth } = texts(`clean-vcenter-${era}`)
  expect(truth.truth).toEqual([])
  const odd = [...files].flatMap(([path, text]) => {
    const log = /^var\/log\/vmware\/(.*)$/.exec(path)?.[1]
    if (log === undefined) return []
    const shape = VC_SHAPES.find(([head]) => new RegExp(`^${head}`).test(log))![1]
    return text
      .split('\n')
      .filter((line) => line !== '' && !shape.test(line))
      .map((line) => `${log}: ${line}`)
  })
  expect(odd).toEqual([])
})

const FAULTY = SAMPLE_NAMES.filter((name) => !name.startsWith('clean-'))

test.each(FAULTY)('%s: cause and symptoms are on objects that the bundle holds', (name) => {
  const { files, truth } = texts(name)
  expect(truth.truth.length).toBeGreaterThan(0)
  const everything = [...files.values()].join('\n')
  const objects = truth.truth.flatMap((t) => [t.cause, ...t.symptoms]).flatMap((h) => Object.values(h.object))
  expect(objects.filter((value) => !everything.includes(value))).toEqual([])
})

test.each(FAULTY.filter((name) => name.endsWith('-configuration')))(
  '%s: the logs are those of a healthy machine',
  (name) => {
    const { truth } = texts(name)
    expect(truth.truth.map((t) => [t.from, t.to])).toEqual([[null, null]])
  },
)

test('every sample is described and no other name is taken', () => {
  expect(SAMPLE_NAMES.filter((name) => aboutSample(name) === '')).toEqual([])
  expect(() => buildBundle('no-such-sample')).toThrow('no sample is named no-such-sample')
})

test('an export holds one archive per host and the vCenter', async () => {
  const { files, truth } = buildBundle('export', SMALL)
  expect([...new Set([...files.keys()].map((path) => path.split('/')[0]))]).toEqual([
    'esx11.lab.example.com-vm2026-11-03@14-22-07.tgz',
    'esx12.lab.example.com-vm2026-11-03@14-25-00.tgz',
    'vcenter.lab.example.com-vcsupport2026-11-03@14-32-07.tgz',
  ])
  expect(truth.truth.map((t) => [t.host, t.cause.fault])).toEqual([
    ['esx11', 'storage.fc-link'],
    ['esx12', 'memory.swap-pressure'],
  ])
})

const HASH = `
import { createHash } from 'node:crypto'
import { buildBundle } from '${new URL('../../samples/bundles.ts', import.meta.url)}'
const sum = createHash('sha256')
for (const name of ['demo', 'export', 'psod-combined', 'certificate-expired-combined']) for (const [path, bytes] of buildBundle(name, { logMegabytes: 0.15 }).files) sum.update(path).update(bytes)
process.stdout.write(sum.digest('hex'))
`

test('two processes make the same bytes', () => {
  const run = (): string =>
    execFileSync(process.execPath, ['--input-type=module-typescript', '-e', HASH], { encoding: 'utf8' })
  const first = run()
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(run()).toBe(first)
})

test('a written archive is the same twice and another seed gives another one', async () => {
  const sum = async (seed: string, into: string): Promise<string> => {
    const { path } = await writeBundle('tx-hang-log', join(folder, into), { ...SMALL, seed })
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  const first = await sum('one', 'a')
  expect(await sum('one', 'b')).toBe(first)
  expect(await sum('two', 'c')).not.toBe(first)
})

test('the truth file is what was returned', async () => {
  const { truth } = await writeBundle('mtu-host-configuration', folder, SMALL)
  expect(JSON.parse(readFileSync(join(folder, 'mtu-host-configuration.truth.json'), 'utf8'))).toEqual(truth)
})

test('the documentation lists every sample with its causes', () => {
  const text = readFileSync(new URL('../../docs/samples.md', import.meta.url), 'utf8')
  const rows = new Map(
    text.split('\n').flatMap((line) => [...line.matchAll(/^\| `([\w.-]+)` \|/g)].map((m) => [m[1], line])),
  )
  const wrong = SAMPLE_NAMES.filter((name) => {
    const { truth } = texts(name)
    return truth.truth.some((t) => rows.get(name)?.includes(`\`${t.cause.fault}\``) !== true) || !rows.has(name)
  })
  expect(wrong).toEqual([])
})

test.each(['demo', 'clean-vcenter-8.0'])('%s: logs that are not packed have the same text', (name) => {
  const packed = buildBundle(name, SMALL).files
  const plain = buildBundle(name, { ...SMALL, plainLogs: true }).files
  const rotated = [...packed.keys()].filter((path) => path.endsWith('.gz') && !path.endsWith('boot.gz'))
  expect(rotated.length).toBeGreaterThan(1)
  expect(rotated.filter((path) => !plain.get(path.slice(0, -3))?.equals(gunzipSync(packed.get(path)!)))).toEqual([])
})

describe('purple screen', () => {
  const { files, truth } = texts('psod-log')
  const host = [...files].filter(([path]) => path.startsWith('var/run/log/') && !path.includes('vmkwarning'))

  test('the host is silent between the screen and the start', () => {
    const [from, to] = ['2026-03-11T05:22:09', '2026-03-11T05:28:06']
    const said = host.flatMap(([path, text]) =>
      text
        .split('\n')
        .filter((line) => line.slice(0, 19) > from && line.slice(0, 19) < to)
        .map((line) => `${path}: ${line}`),
    )
    expect(said).toEqual([])
  })

  test('the start is logged once, and uptime begins anew', () => {
    const summary = ['vmksummary.0.gz', 'vmksummary.log'].map((name) => files.get(`var/run/log/${name}`)).join('')
    expect(summary.match(/Host has booted/g)?.length).toBe(1)
    expect(Number(files.get('commands/localcli_system-stats-uptime-get.txt')) / 3_600_000_000).toBeCloseTo(8.9, 1)
    expect(truth.truth[0]?.cause).toEqual({ fault: 'hardware.psod', object: {} })
  })
})
