import { sizeBytes } from '../size.ts'
import { type FactSource, factTable, type RowOf } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

const vmfsDetail = factTable('vmfs_detail', 'A file system as `vmkfstools -P` describes it', {
  datastore: { type: 'varchar', about: 'label' },
  volume: { type: 'varchar', about: 'UUID' },
  type: { type: 'varchar', about: 'type and version: VMFS-6.82, NFS-1.00, VFFS-1.13' },
  mode: { type: 'varchar', about: 'public, public ATS-only, …' },
  capacity_bytes: { type: 'bigint', unit: 'B', about: 'size' },
  free_bytes: { type: 'bigint', unit: 'B', about: 'free space' },
  block_bytes: { type: 'bigint', unit: 'B', about: 'file block' },
  files_max: { type: 'bigint', about: 'files that fit' },
  files_free: { type: 'bigint', about: 'files that still fit' },
  pointer_blocks_max: { type: 'bigint', about: 'pointer blocks' },
  pointer_blocks_free: { type: 'bigint', about: 'pointer blocks left; none: files cannot grow' },
  sub_blocks_max: { type: 'bigint', about: 'sub-blocks' },
  sub_blocks_free: { type: 'bigint', about: 'sub-blocks left' },
  device: { type: 'varchar', about: 'partitions that it lies on, with commas: naa.…:1' },
  native_snapshots: { type: 'boolean', about: 'the array takes snapshots of files' },
})

type Detail = RowOf<typeof vmfsDetail>

const whole = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
const maxFree = (name: string): RegExp => new RegExp(`^${name} {1,3}\\(max/free\\): {0,3}(\\d{1,15})/(\\d{1,15})`)

/** What each line states. */
const readings: readonly (readonly [RegExp, (found: RegExpExecArray) => Detail])[] = [
  [/^(\S{1,40}) (?:\(Raw Major Version: \d{1,6}\) )?file system spanning/, (f) => ({ type: f[1]! })],
  [/^File system label \(if any\): ?(.{0,200})$/, (f) => ({ datastore: f[1]!.trim() || null })],
  [/^Mode: (.{1,60})$/, (f) => ({ mode: f[1]!.trim() })],
  [/^Capacity (\d{1,18})(?: \((?:\d{1,15} file blocks \* (\d{1,12}))?[^)]{0,60}\))?, (\d{1,18})/, bytes],
  [
    /^Capacity ([\d.]{1,15} \w{1,2}), ([\d.]{1,15} \w{1,2}) available(?:, file block size ([\d.]{1,15} \w{1,2}))?/,
    units,
  ],
  [maxFree('Files'), (f) => ({ files_max: Number(f[1]), files_free: Number(f[2]) })],
  [maxFree('Ptr Blocks'), (f) => ({ pointer_blocks_max: Number(f[1]), pointer_blocks_free: Number(f[2]) })],
  [maxFree('Sub Blocks'), (f) => ({ sub_blocks_max: Number(f[1]), sub_blocks_free: Number(f[2]) })],
  [/^UUID: (\S{1,60})/, (f) => ({ volume: f[1]! })],
  [/^Partitions spanned \(on "[^"]{0,40}"\): ?(\S{0,250})$/, (f) => ({ device: f[1] || null })],
  [/^Is Native Snapshot Capable: (YES|NO)/, (f) => ({ native_snapshots: f[1] === 'YES' })],
]

function bytes(found: RegExpExecArray): Detail {
  return { capacity_bytes: Number(found[1]), block_bytes: whole(found[2]), free_bytes: Number(found[3]) }
}

function units(found: RegExpExecArray): Detail {
  return {
    capacity_bytes: sizeBytes(found[1]),
    free_bytes: sizeBytes(found[2]),
    block_bytes: sizeBytes(found[3]),
  }
}

/** `vmkfstools -P -v 10 <folder>`: one file system; partitions stand behind the title or below it with a tab. */
export const vmkfstoolsP: FactSource = {
  source: 'vmkfstools-p',
  about: 'size, files and blocks of a file system',
  tables: [vmfsDetail],
  parse(bytes, _path, facts) {
    let row: Detail = {}
    const { lines, cut } = textLines(bytes)
    for (const text of cut ? lines.slice(0, -1) : lines) {
      const extent = /^\s+(\S{1,250}:\d{1,3})\s*$/.exec(text)?.[1]
      if (extent !== undefined) row = { ...row, device: [row.device, extent].filter(Boolean).join(', ') }
      else row = { ...row, ...reading(text.trim()) }
    }
    if (cut) facts.problem(lines.length, `the output is cut in this line: ${excerpt(lines.at(-1)!)}`)
    if (row.type === undefined) facts.problem(null, `describes no file system: ${excerpt(lines[0] ?? '')}`)
    else facts.add(vmfsDetail, row)
  },
}

function reading(line: string): Detail {
  for (const [pattern, read] of readings) {
    const found = pattern.exec(line)
    if (found !== null) return read(found)
  }
  return {}
}
