import type { LineContext, ParsedLine } from '../record.ts'
import type { Quick } from './quick.ts'

/** A log format: what its lines look like and how a line becomes fields. One file of parsers/logs/ holds one. */
export interface LogFormat {
  /** Family name of docs/formats.md, e.g. `vmkernel5`. Never changes: it is stored with every record. */
  readonly name: string
  /** One sentence: which component and versions write it. */
  readonly about: string
  /**
   * Byte test for the start of a line, see head.ts. When it accepts, `parse` takes the line for sure; when it does not,
   * `parse` decides. Only formats of large logs need one: it spares decoding lines that nobody asked for.
   */
  readonly head?: string
  /** Byte test, asked where `head` refuses: when it accepts, `parse` takes the line for sure and says that it continues. */
  readonly continuationHead?: string
  /** Where `head` accepts: what `parse` would say of time and operation id, at a look. Undefined: only `parse` knows. */
  quick?(line: string): Quick | undefined
  /** True for lines without any prefix (purple-screen text, tool output): inside an open record they are its continuation. */
  readonly bare?: boolean
  /** True where a line without a wall-clock time stands before the lines that have one (early boot): it takes the next one's. */
  readonly undatedTakesNext?: boolean
  /** True where a program writes its lines without a wall-clock time: elsewhere such a line is what somebody cut out. */
  readonly undated?: boolean
  /** Returns undefined when the line is not of this format: a normal answer, never an error. */
  parse(line: string, context: LineContext): ParsedLine | undefined
  /** Lines that this format takes, with the fields that must come out. Checked by the tests. */
  readonly samples: readonly { line: string; fields: Partial<ParsedLine> }[]
}
