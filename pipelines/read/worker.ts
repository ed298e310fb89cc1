// A thread of the pool: reads the logs that it is given and answers every task with what came out of it.
import { parentPort, workerData } from 'node:worker_threads'
import type { MemberWriter } from '../unpack/member.ts'
import { type LogEvent, type LogOptions, readLog } from './log-reader.ts'
import type { Task } from './pool.ts'

const options = workerData as LogOptions
const writers = new Map<number, MemberWriter>()
let events: LogEvent[] = []
const tell = (event: LogEvent) => {
  events.push(event)
}

async function work(task: Task): Promise<void> {
  if (task.kind === 'open') writers.set(task.log, readLog(task.place, options, tell))
  else if (task.kind === 'write') await writers.get(task.log)!.write(Buffer.from(task.bytes.buffer))
  else {
    await writers.get(task.log)!.end(task.cut)
    writers.delete(task.log)
  }
}

// One after the other: a task may take several turns.
let last = Promise.resolve()
parentPort!.on('message', (task: Task) => {
  last = last.then(async () => {
    await work(task)
    parentPort!.postMessage(events)
    events = []
  })
})
