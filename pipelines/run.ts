import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { factTables } from '../parsers/facts/index.ts'
import type { Fault } from '../patterns/fault.ts'
import { coverageOf } from './diagnose/coverage.ts'
import { diagnose } from './diagnose/diagnose.ts'
import type { Report, ReportInput } from './diagnose/report.ts'
import { storeMeasures } from './measure/store-measures.ts'
import type { Bundle } from './read/bundles.ts'
import { createReader, type Reader } from './read/reader.ts'
import { isoTime } from './sinks/store/iso-time.ts'
import type { Store } from './sinks/store/store.ts'
import type { Limits } from './unpack/limits.ts'
import { type Input, type InputSummary, unpack } from './unpack/unpack.ts'

const sql = (name: string) => readFileSync(new URL(`diagnose/${name}.sql`, import.meta.url), 'utf8')
const present = sql('present')
const duplicates = sql('duplicates')

export interface RunOptions {
  faults: readonly Fault[]
  limits: Limits
  /** True: every record goes into the store. */
  everyRecord: boolean
  /** Threads that read logs; 1: none beside the one there is. */
  workers?: number
  signal: AbortSignal
  progress: (read: number, total: number | null) => void
}

/** Reads inputs into the store and diagnoses what was read. The way of the data from DESIGN to report, in one place. */
export async function run(inputs: readonly Input[], store: Store, options: RunOptions): Promise<Report> {
  const [next] = await store.rows(`
    select (select coalesce(max(bundle), 0) + 1 from bundle) as bundle, (select coalesce(max(member), 0) + 1 from member) as member`)
  const reader = createReader({
    store,
    faults: options.faults,
    everyRecord: options.everyRecord,
    workers: options.workers ?? 1,
    inputs,
    progress: options.progress,
    firstBundle: Number(next!.bundle),
    firstMember: Number(next!.member),
  })
  const summaries = await readAll(inputs, reader, options)
  const bundles = reader.bundles.all()
  for (const bundle of bundles) appendBundle(store, bundle, summaries[bundle.input]!)
  reader.facts.store(store)
  store.flush()
  await store.run('create or replace temp table run_bundle (bundle integer)')
  await store.run(`insert into run_bundle select bundle from bundle where bundle >= ${Number(next!.bundle)}`)
  await store.run(present)
  const [known] = await store.rows('select count(*) as bundles from present_bundle')
  if (Number(known!.bundles) > 0) {
    for (const { name } of factTables) {
      await store.run(`delete from "${name}" where bundle in (select bundle from present_bundle)`)
    }
  }
  await store.run(duplicates)
  await storeMeasures(store, reader.measures())
  const { findings, skipped } = await diagnose(store, options.faults)
  return {
    schema: 'vmtriage.report/1',
    inputs: await inputsOf(store),
    findings,
    coverage: await coverageOf(store, options.faults, skipped),
  }
}

async function readAll(inputs: readonly Input[], reader: Reader, options: RunOptions): Promise<InputSummary[]> {
  try {
    const summaries = await unpack(inputs, reader, options.limits, options.signal)
    await reader.finish()
    return summaries
  } finally {
    await reader.close()
  }
}

function appendBundle(store: Store, bundle: Bundle, summary: InputSummary): void {
  const { host, product, version, build, capturedUs, uptimeUs } = bundle.identity()
  const id = createHash('sha256')
    .update([summary.sha256, bundle.archive, bundle.root].join('\0'))
    .digest('hex')
    .slice(0, 16)
  store
    .writer('bundle')
    .push([
      bundle.index,
      id,
      summary.path,
      summary.sha256,
      summary.kind,
      bundle.archive,
      bundle.root,
      bundle.kind(),
      host,
      product,
      version,
      build,
      capturedUs,
      uptimeUs,
      capturedUs === null || uptimeUs === null ? null : capturedUs - uptimeUs,
      null,
      null,
      null,
    ])
}

async function inputsOf(store: Store): Promise<ReportInput[]> {
  const rows = await store.rows(`
    select concat_ws('/', b.input, nullif(b.archive, ''), nullif(b.root, '')) as path, b.input_sha256 as sha256,
      b.kind, b.host, b.product, b.version, b.build, ${isoTime('b.captured')} as captured, ${isoTime('b.booted')} as booted,
      b.clock_offset_ms as "clockOffsetMs", b.clock_source as "clockSource",
      ${isoTime('min(m.first)')} as first, ${isoTime('max(m.last)')} as last
    from bundle b join run_bundle using (bundle) left join member m on m.bundle = b.bundle
    group by all
    order by min(b.bundle)`)
  return rows as unknown as ReportInput[]
}
