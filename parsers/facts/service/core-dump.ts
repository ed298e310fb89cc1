import { monthOf } from '../../logs/time.ts'
import { type FactSource, factTable } from '../table.ts'
import { ROW_LENGTH, textLines } from '../text-lines.ts'

const coreDump = factTable('core_dump', 'A core dump of a program of the host that still lies there', {
  process: { type: 'varchar', about: 'program: hostd, vpxa, vmx, iofilterd' },
  file: { type: 'varchar', about: 'name of the file: hostd-zdump.000' },
  folder: { type: 'varchar', about: 'folder in the bundle or on the host; null: not stated' },
  size_bytes: { type: 'bigint', unit: 'B', about: 'size' },
  time: { type: 'timestamp', about: 'when it was written; null: not stated' },
  origin: { type: 'varchar', about: 'file: it is in the bundle; listing: a listing of a folder names it' },
})

/** Threads and worlds whose name stands before `-zdump` for that of their program. */
const parts = /(?:-worker|-probe|-debug)+$/
const dumpName = /^(.{1,100}?)-zdump(?:\.\d{1,4})?$/

/** The program of a dump's name; undefined: not the name of a program's dump. */
function programOf(name: string): string | undefined {
  const program = dumpName.exec(name)?.[1]?.replace(parts, '')
  return program === '' || program === 'vmkernel' ? undefined : program
}

/** `var/core/hostd-zdump.000`, `vmfs/volumes/…/vmx-zdump.000`: the dump itself, of which only name, size and time are taken. */
export const coreDumpFile: FactSource = {
  source: 'core-dump',
  about: 'core dumps of programs',
  tables: [coreDump],
  startBytes: 0,
  parse(_bytes, path, facts, file) {
    const slash = path.lastIndexOf('/')
    const name = path.slice(slash + 1)
    const process = programOf(name)
    if (process === undefined) return
    facts.add(coreDump, {
      process,
      file: name,
      folder: slash < 0 ? null : path.slice(0, slash),
      size_bytes: file?.size ?? null,
      time: file?.changedUs ?? null,
      origin: 'file',
    })
  },
}

const listed = /\s(\d{1,15})\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{4}|\d{1,2}:\d{2})\s+([^\s/]{1,200}-zdump[^\s/]{0,20})$/

/** `ls -l` of a folder: lines of program dumps only. The year stands there only for files older than half a year. */
export const fileListing: FactSource = {
  source: 'file-listing',
  about: 'core dumps of programs in folders of the host',
  tables: [coreDump],
  parse(bytes, _path, facts) {
    let folder: string | null = null
    for (const line of textLines(bytes, ROW_LENGTH).lines) {
      folder = /^(\/\S{0,300}):$/.exec(line)?.[1] ?? folder
      if (!line.includes('-zdump')) continue
      const [, size, month, day, year, file] = listed.exec(line.trimEnd()) ?? []
      const process = programOf(file ?? '')
      if (process === undefined) continue
      const ofYear = monthOf(month!)
      const dated = ofYear > 0 && !year!.includes(':')
      facts.add(coreDump, {
        process,
        file: file!,
        folder,
        size_bytes: Number(size),
        time: dated ? Date.UTC(Number(year), ofYear - 1, Number(day)) * 1000 : null,
        origin: 'listing',
      })
    }
  },
}
