import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Fault, LeadsTo, Message } from '../../../patterns/fault.ts'
import type { LogName } from '../../../patterns/logs.ts'
import type { Report } from '../../../pipelines/diagnose/report.ts'
import { diagnosedInputs } from './diagnosed.ts'

const logs: LogName[] = ['vmkernel']

function message(fault: string, id: string, text: string, more: Partial<Message> = {}): Message {
  return {
    id,
    patternId: `${fault}/${id}`,
    title: `[{nic}: ]${text}`,
    severity: 'error',
    status: 'test',
    object: ['nic'],
    remedy: '1. Mend it.',
    references: [],
    logs,
    literals: [text],
    regex: `(?:(?<nic>vmnic\\d+): )?${text}`,
    scsi: null,
    measure: null,
    clears: false,
    fallback: false,
    shared: null,
    episodeMs: 600_000,
    atLeast: null,
    appliesTo: null,
    samples: { match: [], noMatch: [] },
    ...more,
  }
}

function fault(id: string, messages: Message[], leadsTo: LeadsTo[] = [], benign = false): Fault {
  const [first] = messages
  return {
    ...first!,
    id,
    file: `${id}.yaml`,
    benign,
    description: '',
    leadsTo,
    falsePositives: '',
    messages,
    queries: [],
  }
}

const at = (seconds: number) => new Date(Date.UTC(2024, 0, 1) + seconds * 1000).toISOString()
const line = (seconds: number, text: string) => `${at(seconds)} cpu1:2)${text}`

function diagnosed(faults: Fault[], ...lines: string[]): Promise<Report> {
  return diagnosedInputs(faults, [
    { path: 'vmkernel.log', stream: Readable.from([Buffer.from(`${lines.join('\n')}\n`)]) },
  ])
}

const brief = ({ findings }: Report) =>
  findings.map(({ fault: id, title, first, last, count, role, causedBy }) => ({
    fault: id,
    title,
    from: first === null ? null : (Date.parse(first) - Date.UTC(2024, 0, 1)) / 1000,
    to: last === null ? null : (Date.parse(last) - Date.UTC(2024, 0, 1)) / 1000,
    count,
    role,
    under: findings.find((other) => other.id === causedBy)?.fault ?? null,
  }))

const hang = fault('network.hang', [message('network.hang', 'a', 'queue hung')])

test('hits of one object within the gap are one episode, one past it is the next', async () => {
  const report = await diagnosed(
    [hang],
    line(0, 'vmnic0: queue hung'),
    line(600, 'vmnic0: queue hung'),
    line(1201, 'vmnic0: queue hung'),
  )
  expect(brief(report).map(({ from, to, count }) => [from, to, count])).toEqual([
    [0, 600, 2],
    [1201, 1201, 1],
  ])
})

test('two objects are two findings, a hit without object joins the one it overlaps', async () => {
  const report = await diagnosed(
    [hang],
    line(0, 'vmnic0: queue hung'),
    line(5, 'queue hung'),
    line(4000, 'vmnic1: queue hung'),
  )
  expect(brief(report).map(({ title, count }) => [title, count])).toEqual([
    ['vmnic0: queue hung', 2],
    ['vmnic1: queue hung', 1],
  ])
})

test('a message that clears ends the episode', async () => {
  const clears = fault('network.hang', [
    ...hang.messages,
    message('network.hang', 'ok', 'queue restored', { clears: true }),
  ])
  const report = await diagnosed(
    [clears],
    line(0, 'vmnic0: queue hung'),
    line(10, 'vmnic0: queue restored'),
    line(20, 'vmnic0: queue hung'),
  )
  expect(brief(report).map(({ from, to }) => [from, to])).toEqual([
    [0, 0],
    [20, 20],
  ])
})

test('a message that is a fault only when it comes often: the window counts to the second', async () => {
  const often = fault('network.hang', [
    message('network.hang', 'a', 'queue hung', { atLeast: { count: 3, withinMs: 60_000 } }),
  ])
  const three = (last: number) => [0, 30, last].map((seconds) => line(seconds, 'vmnic0: queue hung'))
  const severities = async (last: number) =>
    (await diagnosed([often], ...three(last))).findings.map(({ severity, count }) => [severity, count])
  expect(await severities(60)).toEqual([[often.severity, 3]])
  expect(await severities(61)).toEqual([['info', 3]])
})

test('a fault that comes back day after day is said once', async () => {
  const report = await diagnosed(
    [hang],
    ...Array.from({ length: 30 }, (_, hour) => line(hour * 3600, 'vmnic0: queue hung')),
  )
  expect(brief(report).map(({ from, to, count }) => [from, to, count])).toEqual([[0, 29 * 3600, 30]])
})

test('three times are three findings, the fourth makes them one', async () => {
  const times = (count: number) => Array.from({ length: count }, (_, hour) => line(hour * 3600, 'vmnic0: queue hung'))
  expect((await diagnosed([hang], ...times(3))).findings.map(({ count }) => count)).toEqual([1, 1, 1])
  expect((await diagnosed([hang], ...times(4))).findings.map(({ count }) => count)).toEqual([4])
})

test('a storm is counted in full, and its evidence keeps the first and the last', async () => {
  const storm = Array.from({ length: 5000 }, (_, at) => line(at / 100, 'vmnic0: queue hung'))
  const report = await diagnosed([hang], ...storm)
  expect(brief(report).map(({ from, to, count }) => [from, to, count])).toEqual([[0, 49.99, 5000]])
  expect(report.findings[0]!.evidence[0]!.line).toBe(1)
})

test('what begins on a later line of the same file is no cause, even within the two seconds of two logs', async () => {
  const cause = fault(
    'network.hang',
    [...hang.messages],
    [{ fault: 'network.down', same: ['host', 'nic'], withinMs: 60_000, weight: 0.8 }],
  )
  const down = fault('network.down', [message('network.down', 'a', 'link down')])
  const roles = async (...lines: string[]) =>
    brief(await diagnosed([cause, down], ...lines)).map(({ fault: id, under }) => [id, under])
  expect(await roles(line(0, 'vmnic0: queue hung'), line(0, 'vmnic0: link down'))).toEqual([
    ['network.hang', null],
    ['network.down', 'network.hang'],
  ])
  expect(await roles(line(0, 'vmnic0: link down'), line(0, 'vmnic0: queue hung'))).toEqual([
    ['network.down', null],
    ['network.hang', null],
  ])
})

test('a benign message hides what else the line says, and is counted', async () => {
  const benign = fault(
    'benign.probe',
    [message('benign.probe', 'a', 'queue hung while probing', { severity: 'info', regex: 'queue hung while probing' })],
    [],
    true,
  )
  const report = await diagnosed([benign, hang], line(0, 'vmnic0: queue hung while probing'))
  expect(report.findings).toEqual([])
  expect(report.coverage.benign.map(({ pattern, count }) => [pattern, count])).toEqual([['benign.probe/a', 1]])
})

const edge: LeadsTo = { fault: 'network.down', same: ['host', 'nic'], withinMs: 60_000, weight: 0.8 }
const cause = fault('network.hang', [message('network.hang', 'a', 'queue hung')], [edge])
const symptom = fault('network.down', [message('network.down', 'a', 'link is down')])

test('a symptom within the time on the same object goes under its cause', async () => {
  const report = await diagnosed([cause, symptom], line(0, 'vmnic0: queue hung'), line(60, 'vmnic0: link is down'))
  expect(brief(report).map(({ fault: id, role, under }) => [id, role, under])).toEqual([
    ['network.hang', 'cause', null],
    ['network.down', 'symptom', 'network.hang'],
  ])
  expect(report.findings[1]!.because).toBe('60 s after "vmnic0: queue hung", on the same nic vmnic0')
})

test.each([
  ['too late', line(61, 'vmnic0: link is down')],
  ['on another object', line(10, 'vmnic1: link is down')],
])('a finding %s stands alone', async (_, second) => {
  const report = await diagnosed([cause, symptom], line(0, 'vmnic0: queue hung'), second)
  expect(brief(report).map(({ role }) => role)).toEqual(['single', 'single'])
})

test('what came before is no symptom', async () => {
  const report = await diagnosed([cause, symptom], line(0, 'vmnic0: link is down'), line(10, 'vmnic0: queue hung'))
  expect(brief(report).map(({ role }) => role)).toEqual(['single', 'single'])
})

test('without any time the order of the lines decides', async () => {
  const report = await diagnosed([cause, symptom], 'vmnic0: queue hung', 'vmnic0: link is down')
  expect(brief(report).map(({ fault: id, from, role }) => [id, from, role])).toEqual([
    ['network.hang', null, 'cause'],
    ['network.down', null, 'symptom'],
  ])
})

test('a fallback counts only where no other pattern takes the line', async () => {
  const general = fault('host.event', [message('host.event', 'a', 'queue', { fallback: true })])
  const report = await diagnosed([general, hang], line(0, 'vmnic0: queue hung'), line(1, 'vmnic0: queue full'))
  expect(brief(report).map(({ fault: id, from }) => [id, from])).toEqual([
    ['network.hang', 0],
    ['host.event', 1],
  ])
})

test('of two fallbacks the one with the longer literal counts', async () => {
  const general = fault('host.event', [message('host.event', 'a', 'queue', { fallback: true })])
  const area = fault('network.event', [message('network.event', 'a', 'queue full', { fallback: true })])
  const report = await diagnosed([general, area], line(0, 'vmnic0: queue hung'), line(1, 'vmnic0: queue full'))
  expect(brief(report).map(({ fault: id, from }) => [id, from])).toEqual([
    ['host.event', 0],
    ['network.event', 1],
  ])
})
