import type { Io } from './io.ts'

const EVERY_MS = 200
const MB = 1e6

/** One line on standard error that is rewritten while inputs are read: bytes, rate, time left. Silent where that is no terminal. */
export function createProgress(io: Io): {
  show(read: number, total: number | null): void
  /** Takes the number of documents that were sent since the last call. */
  sent(documents: number): void
  clear(): void
} {
  const start = performance.now()
  let next = 0
  let shown = false
  let documents = 0
  const write = (line: (seconds: number) => string) => {
    const now = performance.now()
    if (!io.progress || now < next) return
    next = now + EVERY_MS
    shown = true
    io.err(`\r\x1b[K${line((now - start) / 1000)}`)
  }
  return {
    show: (read, total) => write((seconds) => progressLine(read, total, seconds)),
    sent(more) {
      documents += more
      write(() => `${documents} documents sent`)
    },
    clear() {
      if (shown) io.err('\r\x1b[K')
    },
  }
}

/** `412 of 980 MB, 105 MB/s, 5 s left`; without the total where the input's size is not known. Bytes, seconds. */
export function progressLine(read: number, total: number | null, seconds: number): string {
  const rate = seconds > 0 ? read / seconds : 0
  const mb = (bytes: number) => Math.round(bytes / MB)
  const parts = [total === null ? `${mb(read)} MB` : `${mb(read)} of ${mb(total)} MB`, `${mb(rate)} MB/s`]
  if (total !== null && rate > 0) parts.push(`${Math.ceil((total - read) / rate)} s left`)
  return parts.join(', ')
}
