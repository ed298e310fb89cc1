import { excerpt, textLines } from '../text-lines.ts'

/** One `key = "value"` line. */
export interface Pair {
  readonly line: number
  readonly key: string
  readonly value: string
}

const pair = /^\s*([\w.:#-]{1,200})\s{0,9}=\s{0,9}(?:"([^"]*)"|([^"]*))\s*$/

/**
 * Reads the `key = "value"` lines of .vmx, .vmsd and .vmdk files; `|22` and relatives are characters in hexadecimal.
 * Comments are passed over, other lines go to `problem`.
 */
export function readPairs(bytes: Buffer, problem: (line: number, reason: string) => void): Pair[] {
  const { lines, cut } = textLines(bytes)
  return lines.flatMap((line, at) => {
    if (line.trim() === '' || /^\s*#/.test(line)) return []
    const found = pair.exec(line.trimEnd())
    const quoted = found?.[2] !== undefined
    if (found === null || (cut && at === lines.length - 1 && !quoted)) {
      problem(at + 1, `no setting: ${excerpt(line)}`)
      return []
    }
    return [{ line: at + 1, key: found[1]!, value: plain(found[2] ?? found[3] ?? '') }]
  })
}

function plain(value: string): string {
  return value.replace(/\|([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Path of a bundle's mirror as the host has it: `vmfs/volumes/…` becomes `/vmfs/volumes/…`. */
export function hostPath(path: string): string {
  return `/${path.replace(/^\/+/, '')}`
}
