/** `0000:001:00.0`, `00:1f.2`, `0000:3b:00:0` as `0000:3b:00.0`; anything else as it is. */
export function pciAddress(text: string | null): string | null {
  const found = /^(?:([0-9a-fA-F]{4,8}):)?0?([0-9a-fA-F]{2}):([0-9a-fA-F]{2})[.:]([0-7])$/.exec(text ?? '')
  return found === null ? text : `${found[1] ?? '0000'}:${found[2]}:${found[3]}.${found[4]}`.toLowerCase()
}
