import type { styleText } from 'node:util'

/** What the parts of a text report need: the width, and a way to colour text that does nothing where there is no colour. */
export interface Page {
  /** Characters in a line. */
  width: number
  style(format: Parameters<typeof styleText>[0], text: string): string
}
