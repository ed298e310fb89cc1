/** Longest text that is looked through, in characters. */
const MAX_TEXT = 16 * 1024
/** Things of one kind that are kept. */
const MAX_OF_A_KIND = 16

/** Passes over most lines without a name, several times faster than looking for names. */
const perhaps =
  /(?:vmhba|vmnic|vmk)\d|(?:naa|eui|t10|mpx)\.|haTask-|\/volumes\/|(?:vm|host|store|work|group|dvs|domain-c)-?\d/

/** Names whose shape tells what they are, on every line alike. One capture group for each name of `KINDS`. */
const names =
  /\b(?:((?:naa|eui)\.[0-9a-f]{16,40}|t10\.[\w~-]{8,120}|mpx\.vmhba\d{1,4}:C\d{1,4}:T\d{1,4}:L\d{1,5})|(vmhba\d{1,4}:C\d{1,4}:T\d{1,4}:L\d{1,5})|(vmhba\d{1,4})|(vmnic\d{1,3})|(vmk\d{1,3})|((?:vm|host|datastore|network|dvportgroup|resgroup|dvs)-\d{1,10}|domain-c\d{1,10}|haTask-\d{1,10}))\b/g
const KINDS = ['device', 'path', 'adapter', 'nic', 'vmk', 'moref'] as const

const file = /\/vmfs\/volumes\/([^/\s]{1,100})\/[^/\n]{1,100}\/[^/\n'"]{1,100}?\.(vmx|vmdk)\b/g
const uuid = /^[0-9a-f]{8}-[0-9a-f]{8}-/

/**
 * The things that a text names, by the names of patterns/entities.yaml: devices, paths, adapters, NICs, VMkernel interfaces, managed
 * object ids, files of VMs with their volume. Undefined: none. Cheap and general; what a message says more is a pattern's to capture.
 */
export function mentionsOf(text: string): Record<string, string[]> | undefined {
  const head = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  if (!perhaps.test(head)) return undefined
  const found: Record<string, string[]> = {}
  for (const match of head.matchAll(names)) {
    const at = KINDS.findIndex((_, group) => match[group + 1] !== undefined)
    add(found, KINDS[at]!, match[0])
  }
  if (head.includes('/vmfs/volumes/')) {
    for (const [path, volume, kind] of head.matchAll(file)) {
      add(found, kind!, path)
      add(found, uuid.test(volume!) ? 'volume' : 'datastore', volume!)
    }
  }
  return Object.keys(found).length === 0 ? undefined : found
}

function add(found: Record<string, string[]>, kind: string, value: string): void {
  const values = found[kind]
  if (values === undefined) found[kind] = [value]
  else if (values.length < MAX_OF_A_KIND && !values.includes(value)) values.push(value)
}
