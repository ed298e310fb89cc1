/** What our last installation left in Kibana, kept in the description of the tag that all our objects carry. */
export interface Marker {
  /** Version of vmtriage. */
  readonly version: string
  /** Hash over everything that was installed. */
  readonly content: string
  /** Kibana's own time of the last object we wrote, ISO 8601: what changed later was changed by somebody else. */
  readonly installed: string
  /** Objects that were not overwritten because somebody had changed them, as `type:id`. */
  readonly kept: readonly string[]
}

const FORM = /^Installed by vmtriage (\S+), content (\S+), at (\S+)\.(?: Not overwritten: (.+)\.)?$/

/** The marker as text for people. */
export function markerText({ version, content, installed, kept }: Marker): string {
  const list = kept.length === 0 ? '' : ` Not overwritten: ${[...kept].sort().join(', ')}.`
  return `Installed by vmtriage ${version}, content ${content}, at ${installed}.${list}`
}

/** Reads a marker back; null for any other text. */
export function parseMarker(text: string): Marker | null {
  const [, version, content, installed, kept] = FORM.exec(text) ?? []
  if (version === undefined || content === undefined || installed === undefined) return null
  return { version, content, installed, kept: kept === undefined ? [] : kept.split(', ') }
}
