/** Breaks text into lines of at most `width` characters at blanks; words longer than a line stay whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.trim().split('\n')) {
    let line = ''
    for (const word of paragraph.trim().split(/\s+/)) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}

/** Shortens text to `width` characters by leaving out its middle: both ends of a log line say something. */
export function shortenMiddle(text: string, width: number): string {
  if (text.length <= width) return text
  const keep = Math.max(width - 1, 2)
  const head = Math.ceil(keep * 0.6)
  return `${text.slice(0, head)}…${text.slice(text.length - (keep - head))}`
}

/** `1 log`, `3 logs`, `1,200 lines`. */
export function counted(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`
}
