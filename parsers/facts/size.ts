const factors: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  byte: 1,
  bytes: 1,
  k: 1024,
  kb: 1024,
  kib: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  mib: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1024 ** 3,
  gib: 1024 ** 3,
  t: 1024 ** 4,
  tb: 1024 ** 4,
  tib: 1024 ** 4,
  p: 1024 ** 5,
  pb: 1024 ** 5,
  pib: 1024 ** 5,
}

/** Bytes of `1.5 GiB`, `32 MB`, `512K`, `4096`: ESXi's MB are MiB. Null: no size. */
export function sizeBytes(text: string | null | undefined): number | null {
  const found = /^\s{0,20}(\d{1,16}(?:\.\d{1,9})?)\s{0,8}([A-Za-z]{0,5})\s*$/.exec(text ?? '')
  const factor = found === null ? undefined : factors[found[2]!.toLowerCase()]
  if (factor === undefined) return null
  const bytes = Math.round(Number(found![1]) * factor)
  return Number.isSafeInteger(bytes) ? bytes : null
}
