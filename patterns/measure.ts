import type { Fault, Message } from './fault.ts'
import type { Issue } from './problem.ts'
import type { MessageYaml } from './resolve.ts'

/** The record's own operation id, which needs no capture. */
export const OPERATION_ID = 'op_id'

const UNITS_US: Readonly<Record<string, number>> = { us: 1, ms: 1000, s: 1_000_000 }

/** µs that one unit of a capture is, by the end of its name: 1000 for `duration_ms`. Undefined: no time. */
export function unitUs(capture: string): number | undefined {
  return UNITS_US[capture.slice(capture.lastIndexOf('_') + 1)]
}

/** Says what is wrong with the measure of a message; `path` leads to the message in its file. */
export function checkMeasure(fault: Fault, message: Message, yaml: MessageYaml, path: Issue['path']): Issue[] {
  const { measure, patternId, regex } = message
  if (measure === null || yaml.measure === undefined) return []
  const say = (what: string, reason: string, help: string): Issue[] => [
    { path: [...path, 'measure'], what: `${patternId}: ${what}`, reason, help },
  ]
  const { value, pair, mark, group, name } = measure
  if ((yaml.measure.id === undefined) !== (yaml.measure.at === undefined)) {
    return say('a pair needs both id and at', 'two lines meet by their id', 'give id and at: begin or end')
  }
  if (value !== null && pair !== null) {
    return say('both value and id', 'a duration stands in the line or between two lines', 'keep one of them')
  }
  if (value === null && pair === null && mark === null) {
    return say('it measures nothing', 'there is neither value, id nor mark', 'name the capture with the duration')
  }
  const beside = (['clears', 'fallback', 'episode', 'atLeast'] as const).find((key) => yaml[key] !== undefined)
  if (beside !== undefined) {
    return say(`${beside} beside measure`, 'its matches are no hits and have no episodes', `remove ${beside}`)
  }
  if (value !== null && unitUs(value) === undefined) {
    return say(`"${value}" has no unit of time`, 'the unit is the end of the name', 'capture duration_ms or the like')
  }
  const named = [value, pair?.id, group, mark === OPERATION_ID ? null : mark].filter((word) => word !== null)
  const lacking = named.find((word) => word !== undefined && !regex?.includes(`(?<${word}>`))
  if (lacking !== undefined) {
    return say(`"${lacking}" is not captured`, 'no group of the regex has this name', `write (?<${lacking}>…)`)
  }
  const other = pair?.at === 'begin' ? 'end' : 'begin'
  const partner = fault.messages.some((one) => one.measure?.name === name && one.measure.pair?.at === other)
  if (pair !== null && !partner) {
    return say(`no message is the ${other} of ${name}`, 'a pair has two lines', `add a message with at: ${other}`)
  }
  return []
}
