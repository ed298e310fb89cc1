import { isUtf8 } from 'node:buffer'

const CR = 13
const LF = 10

/** One line as text: without its line end and NUL bytes; bytes that are not UTF-8 are read as Latin-1. */
export function decodeLine(bytes: Buffer, start: number, end: number): string {
  let stop = end
  if (stop > start && bytes[stop - 1] === LF) stop--
  if (stop > start && bytes[stop - 1] === CR) stop--
  const text = bytes.toString('utf8', start, stop)
  if (text.includes('\ufffd') && !isUtf8(bytes.subarray(start, stop)))
    return clean(bytes.toString('latin1', start, stop))
  return clean(text)
}

function clean(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}
