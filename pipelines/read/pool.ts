import { Worker } from 'node:worker_threads'
import type { MemberWriter } from '../unpack/member.ts'
import { type LogEvent, type LogOptions, type LogPlace, readLog } from './log-reader.ts'

/** Reads logs, in this thread or in others. What comes out, and its order, is the same. */
export interface LogReaders {
  open(place: LogPlace, tell: (event: LogEvent) => void): MemberWriter
  /** Settles when every log that was ended has told all. Rejects where a worker failed. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** A piece of work for the thread that reads the log of this number. */
export type Task =
  | { kind: 'open'; log: number; place: LogPlace }
  | { kind: 'write'; log: number; bytes: Uint8Array }
  | { kind: 'end'; log: number; cut: boolean }

/** What a worker answers to each of its tasks, in their order. */
export type Answer = readonly LogEvent[]

/** Bytes that wait for one worker before whoever writes has to wait. */
const MAX_WAITING = 4 * 1024 * 1024
const YOUNG_MB = 8

export function logReaders(options: LogOptions, workers: number): LogReaders {
  return workers > 1 ? createPool(options, workers) : inThisThread(options)
}

function inThisThread(options: LogOptions): LogReaders {
  return {
    open: (place, tell) => readLog(place, options, tell),
    finish: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

interface Thread {
  worker: Worker
  /** Its tasks without an answer, oldest first. */
  tasks: Sent[]
  waiting: number
  /** Wakes the writer that waits. */
  wake: () => void
}

interface Sent {
  size: number
  tell: (event: LogEvent) => void
  answer: Answer | null
}

/**
 * Threads that read logs. A log stays in the thread that has the least to do when it is opened. Answers are told in the order
 * of the tasks, whichever thread is faster: no result depends on timing.
 */
function createPool(options: LogOptions, workers: number): LogReaders {
  const file = new URL(import.meta.url.endsWith('.ts') ? 'worker.ts' : 'worker.js', import.meta.url)
  const inOrder: Sent[] = []
  let failed: Error | null = null
  let opened = 0
  let idle: () => void = () => undefined

  const tellReady = () => {
    while (inOrder.length > 0 && inOrder[0]!.answer !== null) {
      const { answer, tell } = inOrder.shift()!
      for (const event of answer!) tell(event)
    }
    if (inOrder.length === 0) idle()
  }

  const threads = Array.from({ length: workers }, (): Thread => {
    const worker = new Worker(file, {
      workerData: options,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    })
    const thread: Thread = { worker, tasks: [], waiting: 0, wake: () => undefined }
    worker.on('message', (answer: Answer) => {
      const sent = thread.tasks.shift()!
      thread.waiting -= sent.size
      sent.answer = answer
      if (thread.waiting <= MAX_WAITING) thread.wake()
      tellReady()
    })
    worker.on('error', (error) => {
      failed = error instanceof Error ? error : new Error(String(error))
      for (const { wake } of threads) wake()
      idle()
    })
    return thread
  })

  const send = (thread: Thread, task: Task, size: number, tell: Sent['tell']) => {
    if (failed !== null) throw failed
    const sent: Sent = { size, tell, answer: null }
    thread.tasks.push(sent)
    thread.waiting += size
    inOrder.push(sent)
    thread.worker.postMessage(task, task.kind === 'write' ? [task.bytes.buffer as ArrayBuffer] : [])
  }

  const room = async (thread: Thread) => {
    if (thread.waiting <= MAX_WAITING) return
    const { promise, resolve } = Promise.withResolvers<void>()
    thread.wake = resolve
    await promise
  }

  return {
    open(place, tell) {
      const thread = threads.reduce((least, one) => (one.waiting < least.waiting ? one : least))
      const log = opened++
      send(thread, { kind: 'open', log, place }, 0, tell)
      return {
        write(chunk) {
          // The chunk's memory belongs to whoever unpacks; only a copy can be handed over.
          send(thread, { kind: 'write', log, bytes: new Uint8Array(chunk) }, chunk.length, tell)
          return room(thread)
        },
        end: (cut) => send(thread, { kind: 'end', log, cut }, 0, tell),
      }
    },
    async finish() {
      if (inOrder.length > 0 && failed === null) {
        const { promise, resolve } = Promise.withResolvers<void>()
        idle = resolve
        await promise
      }
      if (failed !== null) throw failed
    },
    async close() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
