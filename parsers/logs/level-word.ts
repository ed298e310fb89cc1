import type { LogFormat } from './format.ts'
import { levelOf } from './level.ts'
import { parsed, shape } from './shape.ts'
import { noStamp } from './time.ts'

const LEVEL = '(?<level>TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)'
const first = shape(String.raw`^\[?${LEVEL} {0,3}\]?(?: ?[:|-] ?| +)(?<msg>\S.*)$`)
const afterNames = shape(
  String.raw`^(?<prog>[A-Za-z][\w.-]{1,40}): (?:[\w.-]{1,40}: ){0,2}\[?${LEVEL}\]?:? +(?<msg>\S.*)$`,
)

export const levelWord: LogFormat = {
  name: 'level-word',
  about: 'Text without time that begins with a level in capitals, maybe after one to three names (bare).',
  bare: true,
  parse(line) {
    const g = (first.exec(line) ?? afterNames.exec(line))?.groups
    if (g === undefined) return undefined
    return parsed(noStamp, g.msg, { level: levelOf(g.level), levelWord: g.level, process: g.prog })
  },
  samples: [
    {
      line: 'ERROR made-up service is gone',
      fields: { timeUs: null, level: 'error', message: 'made-up service is gone' },
    },
    { line: 'WARN - slow answer', fields: { level: 'warning', message: 'slow answer' } },
    { line: 'vibtool: root: ERROR: made up', fields: { process: 'vibtool', level: 'error', message: 'made up' } },
  ],
}
