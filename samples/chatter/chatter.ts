import type { Host } from '../host.ts'
import type { EsxLog, LogEvent } from '../lines.ts'
import type { Random } from '../random.ts'

/** An event; `ends`: a second line of it that says what came of it, some ms later. */
export type Draft = Omit<LogEvent, 'log' | 'time'> & { ends?: { afterMs: number; text: string } }

/** One kind of everyday event and how often it occurs beside the others. */
export type Template = readonly [weight: number, make: (host: Host, rng: Random) => Draft]

/** What a healthy host writes into one log. */
export interface Chatter {
  log: EsxLog
  /** Everyday events per hour. */
  perHour: number
  /** Rotated files beside the live one. */
  rotated: number
  templates: readonly Template[]
  /** Events at their own times: hourly heartbeats, boot markers. In time order. */
  fixed?: (host: Host, from: number, to: number) => LogEvent[]
  /** First lines of every file after a rotation. */
  header?: (host: Host, at: number) => string[]
}

/** Chooses templates by weight. */
function chooser(templates: readonly Template[]): (rng: Random) => Template {
  const total = templates.reduce((sum, [weight]) => sum + weight, 0)
  return (rng) => {
    let rest = rng.next() * total
    for (const template of templates) {
      rest -= template[0]
      if (rest < 0) return template
    }
    return templates[templates.length - 1]!
  }
}

/** Everyday events of a log between two times, in time order; the fixed ones are among them. */
export function* chatterEvents(
  chatter: Chatter,
  host: Host,
  from: number,
  to: number,
  scale: number,
  rng: Random,
): Generator<LogEvent> {
  const count = Math.round((chatter.perHour * scale * (to - from)) / 3_600_000)
  const step = (to - from) / Math.max(count, 1)
  const choose = chooser(chatter.templates)
  const fixed = chatter.fixed?.(host, from, to) ?? []
  let next = 0
  for (let i = 0; i < count; i++) {
    const time = Math.floor(from + (i + rng.next()) * step)
    for (; next < fixed.length && fixed[next]!.time <= time; next++) yield fixed[next]!
    const { ends, ...draft } = choose(rng)[1](host, rng)
    yield { log: chatter.log, time, ...draft }
    if (ends !== undefined) yield { log: chatter.log, time: time + ends.afterMs, ...draft, text: ends.text }
  }
  yield* fixed.slice(next)
}
