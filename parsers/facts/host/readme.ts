import { readReadme } from '../identity.ts'
import { type PythonValue, pythonLiteral } from '../python-literal.ts'
import { type FactSource, factTable } from '../table.ts'
import { hostInfo } from './host-info.ts'

export const collection = factTable('collection', 'How the bundle was made', {
  captured: { type: 'timestamp', about: 'when the bundle was made, as its README says' },
  command_line: { type: 'varchar', about: 'the call of vm-support' },
  manifests: { type: 'varchar', about: 'manifests that were collected, parted by blanks' },
  duration_s: { type: 'bigint', unit: 's', about: 'length of the performance snapshots; 0: none' },
  options: { type: 'varchar', about: 'all options as JSON' },
})

/** README of an ESXi bundle: `Key: value` lines, `Options:` is a Python dict. */
export const readme: FactSource = {
  source: 'readme',
  about: 'when and how the bundle was made',
  tables: [collection, hostInfo],
  parse(bytes, _path, facts) {
    const text = bytes.toString('utf8', 0, 262_144)
    const { capturedUs = null, commandLine = null } = readReadme(text)
    const options = readOptions(text)
    if (options === undefined && /^Options:/m.test(text)) facts.problem(null, 'the options are no Python dict')
    const manifests = options?.manifests
    facts.add(collection, {
      captured: capturedUs,
      command_line: commandLine,
      manifests: typeof manifests === 'string' ? manifests : Array.isArray(manifests) ? manifests.join(' ') : null,
      duration_s: Number.isSafeInteger(options?.duration) ? (options!.duration as number) : null,
      options: options === undefined ? null : JSON.stringify(options),
    })
    const host = /^Host(?:name)?: *(\S{1,253})\s*$/m.exec(text)?.[1]
    if (host !== undefined || capturedUs !== null)
      facts.add(hostInfo, { captured: capturedUs, host_name: host ?? null })
  },
}

function readOptions(text: string): { [key: string]: PythonValue } | undefined {
  const at = /^Options: */m.exec(text)
  const value = at === null ? undefined : pythonLiteral(text, at.index + at[0].length)?.value
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}
