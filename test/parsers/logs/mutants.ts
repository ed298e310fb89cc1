import fc from 'fast-check'

/** Texts that formats look for: what matters most when it stands where it should not. */
const telling = [
  ' ',
  '  ',
  '-->',
  ': ',
  '[',
  ']',
  '|',
  "'",
  '"',
  '\t',
  '\u00a0',
  '\u2028',
  '\r',
  '0',
  '\u0000',
  'INFO ',
  'In(14) ',
]
const sentences = [
  'last message repeated 3 times',
  'Section for ESX, pid=1, version=1, build=2, option=R',
  '2024-03-05T10:11:12.345Z ',
]

/** Lines that are nearly one of `lines`: a piece put in, cut out or replaced, or the head of one before the tail of another. */
export function mutantOf(lines: readonly string[]): fc.Arbitrary<string> {
  const line = fc.constantFrom(...lines)
  const piece = fc.oneof(fc.string({ maxLength: 3, unit: 'binary' }), fc.constantFrom(...telling, ...sentences))
  const edited = line.chain((text) =>
    fc
      .tuple(fc.nat(text.length), piece, fc.nat(3))
      .map(([at, put, cut]) => text.slice(0, at) + put + text.slice(at + cut)),
  )
  const joined = fc
    .tuple(line, line)
    .chain(([a, b]) => fc.tuple(fc.nat(a.length), fc.nat(b.length)).map(([i, j]) => a.slice(0, i) + b.slice(j)))
  return fc.oneof(edited, joined).map((text) => text.replaceAll('\n', ' '))
}
