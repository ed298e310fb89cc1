import { expect, test } from 'vitest'
import { checkFaultFile } from '../../patterns/load.ts'

/** A fault file with one message of the given measure, and further keys of the message. */
function complaint(measure: string, further = ''): string[] {
  const text = `
title: calls are slow
severity: warning
status: test
object: []
description: Calls take long.
remedy: Ask for less.
references: []
falsePositives: None known.
messages:
  - id: call
    logs: [vpxd]
    literal: "call took "
    regex: 'call took (?<duration_ms>\\d+) ms, (?<task>t\\d+)'
    measure: ${measure}
${further}    samples:
      match:
        - line: "call took 5 ms, t1"
          captures: { duration_ms: 5, task: t1 }
      noMatch:
        - line: "call took long"
`
  return checkFaultFile('vcenter/api-latency.yaml', text).issues.map(({ what }) => what)
}

test.each([
  ['{ name: api-time, value: duration_ms, group: task, mark: op_id }', '', []],
  ['{ name: api-time, mark: task }', '', []],
  ['{ name: api-time }', '', ['vcenter.api-latency/call: it measures nothing']],
  ['{ name: api-time, value: task }', '', ['vcenter.api-latency/call: "task" has no unit of time']],
  ['{ name: api-time, value: latency_ms }', '', ['vcenter.api-latency/call: "latency_ms" is not captured']],
  ['{ name: api-time, value: duration_ms, group: vm }', '', ['vcenter.api-latency/call: "vm" is not captured']],
  ['{ name: api-time, value: duration_ms, id: task, at: end }', '', ['vcenter.api-latency/call: both value and id']],
  ['{ name: api-time, id: task }', '', ['vcenter.api-latency/call: a pair needs both id and at']],
  ['{ name: api-time, id: task, at: begin }', '', ['vcenter.api-latency/call: no message is the end of api-time']],
  ['{ name: api-time, mark: task }', '    fallback: true\n', ['vcenter.api-latency/call: fallback beside measure']],
  ['{ name: api-time, at: middle }', '', ['messages[0].measure.at: "middle" is unknown']],
])('%s %s', (measure, further, expected) => {
  expect(complaint(measure, further)).toEqual(expected)
})
