import { boolean, integer } from '../entry.ts'
import type { FactSource } from '../table.ts'
import { hostInfo } from './host-info.ts'

/** Bytes of each part that are read: CPUs and PCI devices come far behind. */
const PART = 1 << 20

/** `esxcfg-info -a`, as XML (`<value name="product-name">`) or as a tree (`|----Product Name......`): what concerns the host. */
export const esxcfgInfo: FactSource = {
  source: 'esxcfg-info',
  about: 'server, CPUs and memory',
  tables: [hostInfo],
  parse(bytes, _path, facts) {
    const value = reader(bytes)
    if (value === undefined) return facts.problem(null, 'holds no hardware information')
    const memory = integer(value('memory-info', 'physical-mem'))
    facts.add(hostInfo, {
      vendor: value('hardware-info', 'vendor-name'),
      model: value('hardware-info', 'product-name'),
      serial: value('hardware-info', 'serial-number'),
      uuid: value('hardware-info', 'bios-uuid'),
      bios_version: value('hardware-info', 'bios-version'),
      bios_date: value('hardware-info', 'bios-releasedate'),
      bmc_version: value('hardware-info', 'bmc-version'),
      host_name: value('hardware-info', 'hostname'),
      cpu_model: value('cpu-info', 'cpu-model-name') ?? value('cpu-info', 'name'),
      cpu_packages: integer(value('cpu-info', 'num-packages')),
      cpu_cores: integer(value('cpu-info', 'num-cores')),
      cpu_threads: integer(value('cpu-info', 'num-threads') ?? value('cpu-info', 'num-cpus')),
      hyperthreading: boolean(
        value('cpu-info', 'hyperthreading-active') ?? value('cpu-info', 'hyperthreading-enabled'),
      ),
      memory_mib: memory === null ? null : Math.round(memory / 1_048_576),
      numa_nodes: integer(value('memory-info', 'num-numa-nodes')),
    })
  },
}

type Reader = (part: string, name: string) => string | null

function reader(bytes: Buffer): Reader | undefined {
  const xml = bytes.includes('<hardware-info')
  if (!xml && !bytes.includes('==+Hardware Info')) return undefined
  const parts = new Map<string, string>()
  return (part, name) => {
    const text = parts.get(part) ?? (xml ? slice(bytes, `<${part}`, `</${part}>`) : slice(bytes, `==+${label(part)} :`))
    parts.set(part, text)
    return xml ? xmlValue(text, name) : treeValue(text, label(name))
  }
}

/** From `start` to before `end`, which may be absent in cut files. */
function slice(bytes: Buffer, start: string, end?: string): string {
  const at = bytes.indexOf(start)
  if (at < 0) return ''
  const stop = end === undefined ? -1 : bytes.indexOf(end, at)
  return bytes.toString('utf8', at, stop < 0 ? at + PART : Math.min(stop, at + PART))
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function xmlValue(part: string, name: string): string | null {
  const open = `<value name="${name}"`
  const at = part.indexOf(open)
  const found =
    at < 0 ? null : /^[^>]{0,200}>([^<]{0,1000})</.exec(part.slice(at + open.length, at + open.length + 1300))
  const text = found?.[1]?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity]!).trim() ?? ''
  return text === '' ? null : text
}

/** `physical-mem` → `Physical Mem`. */
function label(name: string): string {
  return name
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ')
}

function treeValue(part: string, name: string): string | null {
  const at = part.search(new RegExp(`\\|----${name}\\.`, 'i'))
  if (at < 0) return null
  const line = part.slice(at, at + 1200).split('\n')[0]!
  const text = line
    .slice(5 + name.length)
    .replace(/^\.+/, '')
    .trim()
  return text === '' ? null : text
}
