import type { Reference, SavedObject } from '../ndjson.ts'

/** The tag on everything that we install. Its description says which state was installed, see setup-kibana.ts. */
export const TAG_ID = 'vmtriage'

/** The tag as a saved object. */
export function tag(description: string): SavedObject {
  return { type: 'tag', id: TAG_ID, attributes: { name: 'vmtriage', color: '#4c6a92', description }, references: [] }
}

/** The reference that puts the tag on an object. */
export function taggedWith(): Reference[] {
  return [{ type: 'tag', id: TAG_ID, name: `tag-ref-${TAG_ID}` }]
}
