const MIB = 1024 * 1024

/** Bounds on what unpack does. One that is exceeded is an error row; it stops that archive, or the run where it counts the run. */
export interface Limits {
  /** Bytes read and unpacked in all, nested archives included. Past it the run stops. */
  readonly bytes: number
  /** Files of archives and folders in all, wanted or not, each fragment too. Past it the run stops. */
  readonly members: number
  /** Unpacked bytes for each packed byte of one compressed stream. Past it that stream stops. */
  readonly ratio: number
  /** Unpacked bytes of a stream before its ratio is judged: short runs of zeros are normal. */
  readonly ratioFrom: number
  /** Archives and compressions within each other: an export zip of .tgz of .gz has 4. Past it the member is passed over. */
  readonly depth: number
  /** Characters of a member's path. A longer one is read under its last characters. */
  readonly path: number
  /** Bytes of fragments held back in all until those before them come. Past it the missing ones are given up. */
  readonly held: number
  /** Fragmented files of one archive that are open at once. Past it the one that waited longest is closed. */
  readonly joins: number
  /** Error rows in all. Past it one last row says that more were left out. */
  readonly errors: number
}

/** Far above the largest real export (some 10 GB packed, 100 000 members, 4 levels), and low enough to end a bomb. */
export const defaultLimits: Limits = {
  bytes: 256 * 1024 * MIB,
  members: 500_000,
  // Logs pack at 10–40 to 1; one byte repeated for ever packs at 1032 to 1 in deflate.
  ratio: 300,
  ratioFrom: 64 * MIB,
  depth: 10,
  path: 1024,
  held: 64 * MIB,
  joins: 64,
  errors: 1000,
}
