import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const shaped = shape(String.raw`^\[(?<name>[A-Za-z_][\w.:~<>@/-]{0,99}(?: [\w.:@/-]{1,60}){0,3})\]:? ?(?<msg>.*)$`)
const word = /\b(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE|trace|debug|info|warn|warning|error)\b/
const failure = /(?:Error|Exception|Fault)$/

export const bracketText: LogFormat = {
  name: 'bracket-text',
  about: 'Text that begins with a name in brackets: function, exception of esxcli, NFC, msg id of vmware.log (bare).',
  bare: true,
  parse(line) {
    const g = shaped.exec(line)?.groups
    if (g === undefined) return undefined
    const level = word.exec(g.name!)?.[1]
    return parsed(noStamp, line, {
      module: level === g.name ? undefined : g.name!.replace(word, '').trim(),
      level: levelOf(level) ?? (failure.test(g.name!) ? 'error' : undefined),
      levelWord: level,
    })
  },
  samples: [
    { line: '[NFC ERROR]Nfc_MadeUp: cannot connect', fields: { timeUs: null, level: 'error', module: 'NFC' } },
    { line: '[InstallationError]', fields: { level: 'error', module: 'InstallationError' } },
    { line: '[ClusterMadeUp::AddHost] host-9 is alive', fields: { module: 'ClusterMadeUp::AddHost' } },
    { line: '[warn] made-up attribute below threshold', fields: { level: 'warning', levelWord: 'warn' } },
    { line: '[msg.disk.madeUp] Cannot open the disk', fields: { module: 'msg.disk.madeUp' } },
  ],
}
