/** A piece of a title: text and names, or an optional part of such pieces. */
type Piece = string | { readonly name: string } | { readonly optional: readonly Piece[] }

const NAME = /\{([a-z][a-z0-9_]*)\}/

/** Names of a title, by whether a hit must have them. */
export function titleNames(template: string): { needed: string[]; optional: string[] } {
  const pieces = piecesOf(template)
  const needed = pieces.flatMap((piece) => (typeof piece === 'object' && 'name' in piece ? [piece.name] : []))
  const optional = pieces.flatMap((piece) =>
    typeof piece === 'object' && 'optional' in piece ? namesIn(piece.optional) : [],
  )
  return { needed, optional }
}

/** Fills a title in. A part in [ ] is left out when a name in it is unknown; an unknown name elsewhere says so. */
export function renderTitle(template: string, values: Readonly<Record<string, string>>): string {
  const render = (pieces: readonly Piece[]): string =>
    pieces
      .map((piece) => {
        if (typeof piece === 'string') return piece
        if ('name' in piece) return values[piece.name] ?? `unknown ${piece.name.replaceAll('_', ' ')}`
        return namesIn(piece.optional).every((name) => values[name] !== undefined) ? render(piece.optional) : ''
      })
      .join('')
  return render(piecesOf(template))
}

/** The title of a fault without a hit: optional parts left out, names as words. */
export function plainTitle(template: string): string {
  const { needed } = titleNames(template)
  return renderTitle(template, Object.fromEntries(needed.map((name) => [name, name.replaceAll('_', ' ')])))
}

function namesIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => (typeof piece === 'object' && 'name' in piece ? [piece.name] : []))
}

/** Optional parts do not nest; a bracket part without a name is plain text. */
function piecesOf(template: string): Piece[] {
  return template
    .split(/(\[[^[\]]*\{[^[\]]*\])/)
    .flatMap((part): Piece[] =>
      part.startsWith('[') && NAME.test(part) ? [{ optional: namesAndText(part.slice(1, -1)) }] : namesAndText(part),
    )
}

function namesAndText(text: string): Piece[] {
  return text.split(new RegExp(NAME, 'g')).map((part, index) => (index % 2 === 1 ? { name: part } : part))
}
