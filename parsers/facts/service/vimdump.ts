import { isoStamp } from '../../logs/time.ts'
import { boolean, integer } from '../entry.ts'
import { hostInfo } from '../host/host-info.ts'
import { type FactSource, factTable } from '../table.ts'
import { managedObject } from '../vm/managed-object.ts'

export const licence = factTable('license', 'One licence of the host', {
  license: { type: 'varchar', about: 'edition: vSphere 8 Enterprise Plus, Evaluation Mode' },
  edition_key: { type: 'varchar', about: 'edition as the host names it: esx.enterprisePlus.cpuPackage' },
  key_suffix: { type: 'varchar', about: 'last five characters of the key' },
  total: { type: 'bigint', about: 'units it allows; 0: without limit' },
  used: { type: 'bigint', about: 'units in use' },
  unit: { type: 'varchar', about: 'cpuPackage, cpuPackageCore, …' },
  expires: { type: 'timestamp', about: 'when it ends; null: never, or not stated' },
  evaluation: { type: 'boolean', about: 'evaluation licence' },
})

/** Objects are looked for in this much behind each of their marks. */
const WINDOW = 8192
const MAX_OBJECTS = 1000

/** Summaries that say the name of an object, by their type; the property that holds its id, and the type of the object. */
const SUMMARIES = [
  ['vim.vm.Summary', 'vm', 'VirtualMachine'],
  ['vim.Datastore.Summary', 'datastore', 'Datastore'],
  ['vim.Network.Summary', 'network', 'Network'],
] as const

/**
 * `vmware-vimdump -o -`: hostd's model as VMODL text. Only what no other file says is read: licences, lockdown,
 * hyper-threading and what objects are called; each is found by its type's or property's name.
 */
export const vimdump: FactSource = {
  source: 'vimdump',
  about: 'licences, lockdown mode, hyper-threading and names of objects in the model of hostd',
  tables: [licence, hostInfo, managedObject],
  parse(bytes, _path, facts) {
    const seen = new Set<string>()
    for (const piece of windows(bytes, 'LicenseManager.LicenseInfo)')) {
      const key = value(piece, 'licenseKey')
      const name = value(piece, 'name')
      const edition = value(piece, 'editionKey')
      const expires = expiry(piece)
      const identity = `${key} ${edition} ${name}`
      if ((key === null && edition === null) || seen.has(identity)) continue
      seen.add(identity)
      facts.add(licence, {
        license: name,
        edition_key: edition,
        key_suffix: key === null ? null : key.slice(-5),
        total: integer(value(piece, 'total')),
        used: integer(value(piece, 'used')),
        unit: value(piece, 'costUnit'),
        expires,
        evaluation: edition === null ? /^0{5}(?:-0{5}){4}$/.test(key ?? '') : edition === 'eval',
      })
    }
    const [threads] = windows(bytes, 'HyperThreadScheduleInfo)')
    const lockdown = windows(bytes, 'lockdownMode = ').map((piece) => /^['"]?(lockdown\w{1,20})/.exec(piece)?.[1])
    const [mode = null] = lockdown.filter((found) => found !== undefined)
    if (threads !== undefined || mode !== null) {
      facts.add(hostInfo, { hyperthreading: boolean(value(threads ?? '', 'active')), lockdown: mode })
    }
    for (const [summary, property, type] of SUMMARIES) {
      const morefs = new Set<string>()
      for (const piece of windows(bytes, `(${summary}) {`)) {
        const moref = value(piece, property)?.replace(/^vim\.\w{1,40}:/, '') ?? null
        const name = value(piece, 'name')
        if (moref === null || name === null || morefs.has(moref)) continue
        morefs.add(moref)
        facts.add(managedObject, { moref, type, name })
      }
    }
  },
}

function windows(bytes: Buffer, mark: string): string[] {
  const found: string[] = []
  for (let at = bytes.indexOf(mark); at >= 0 && found.length < MAX_OBJECTS; at = bytes.indexOf(mark, at + 1)) {
    const next = bytes.indexOf(mark, at + mark.length)
    const end = Math.min(next < 0 ? bytes.length : next, at + mark.length + WINDOW)
    found.push(bytes.toString('utf8', at + mark.length, end))
  }
  return found
}

/** The first `name = value` of a piece; null for `<unset>`. */
function value(piece: string, name: string): string | null {
  const found = new RegExp(
    `^\\s*${name} = (?:\\(\\w{1,20}\\) )?(?:'([^'\\n]{0,300})'|"([^"\\n]{0,300})"|([\\w.+-]{1,60}?)L?(?=,|\\s|$))`,
    'm',
  ).exec(piece)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null
}

/** Among the properties: `key = 'expirationDate', value = 2027-01-31T00:00:00Z`, with or without quotes. */
function expiry(piece: string): number | null {
  const found =
    /key = ['"]expirationDate['"],\s{0,200}value = (?:\([\w.]{1,40}\) )?['"]?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?)/.exec(
      piece,
    )
  return found === null ? null : isoStamp(found[1]!.endsWith('Z') ? found[1]! : `${found[1]}Z`).timeUs
}
