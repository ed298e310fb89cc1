import type { LogRecord } from '../../parsers/record.ts'

/** Undated records that may wait for a dated one, and their characters in all; more of them take the last known time or none. */
const MAX_WAITING = 10_000
const MAX_WAITING_TEXT = 16 * 1024 * 1024

/** Gives records without a time of their own the time of a neighbour, and hands all on in their order. */
export interface NeighbourClock<T> {
  /** Tells the clock of every decoded record in order, whether it is wanted or not. Sets time and mark of an undated one. */
  see(record: LogRecord, takesNext: boolean): void
  take(record: LogRecord, matches: T[]): void
  /** True while undated records wait for the next dated one: then no line may be passed over undecoded. */
  waiting(): boolean
  end(): void
}

export function createNeighbourClock<T>(take: (record: LogRecord, matches: T[]) => void): NeighbourClock<T> {
  let lastUs: number | null = null
  /** Records whose time is still to come, in order, and those behind them in the queue of what is wanted. */
  let undated: LogRecord[] = []
  let queue: { record: LogRecord; matches: T[] }[] = []
  let text = 0

  const settle = (timeUs: number | null) => {
    for (const record of undated) {
      if (timeUs === null) continue
      record.timeUs = timeUs
      record.timeMark = 'neighbour'
    }
    undated = []
    text = 0
    for (const { record, matches } of queue) take(record, matches)
    queue = []
  }

  return {
    see(record, takesNext) {
      if (record.timeUs !== null) {
        lastUs = record.timeUs
        if (undated.length > 0) settle(lastUs)
      } else if (lastUs !== null && !takesNext) {
        record.timeUs = lastUs
        record.timeMark = 'neighbour'
      } else if (undated.length < MAX_WAITING && text < MAX_WAITING_TEXT) {
        undated.push(record)
        text += record.message.length
      } else settle(lastUs)
    },
    take(record, matches) {
      if (undated.length === 0) return take(record, matches)
      queue.push({ record, matches })
      text += record.continuation.length
    },
    waiting: () => undated.length > 0,
    end: () => settle(lastUs),
  }
}
