import { excerpt, type TextLines } from '../text-lines.ts'

/** One `/path/to/key = "value"` of esx.conf. */
export interface EsxConfLine {
  readonly line: number
  readonly path: string
  readonly value: string
}

/** Reads esx.conf; other lines go to `problem`. Blank lines and comments are none. */
export function esxConfLines({ lines }: TextLines, problem: (line: number, reason: string) => void): EsxConfLine[] {
  return lines.flatMap((text, at) => {
    if (/^\s*(?:#|$)/.test(text)) return []
    const found = /^(\/\S{1,1000}(?: \S{1,200}){0,20}?) {0,8}= {0,8}"(.*)"\s*$/.exec(text)
    if (found !== null) return [{ line: at + 1, path: found[1]!, value: found[2]! }]
    problem(at + 1, `is no line of esx.conf: ${excerpt(text)}`)
    return []
  })
}
