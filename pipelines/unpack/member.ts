/** One file of the input after unpacking. */
export interface Member {
  /** Index of the input it came from, in the order of the call. */
  readonly input: number
  /** Path of the outermost input followed by the way through nested archives, e.g. `export.zip/esx01.tgz`. '' at top level. */
  readonly archive: string
  /** Path inside the innermost archive or folder, with `/`, never absolute, without `..`; `.gz`/`.zst` and `.FRAG-NNNNN` removed. */
  readonly path: string
  /** Modification time in ms since 1970 UTC as the archive says, null where it does not. */
  readonly mtime: number | null
}

/** Receives the bytes of one member, in order. A chunk may be reused after write() settles: copy what is kept. */
export interface MemberWriter {
  write(chunk: Buffer): void | Promise<void>
  /** Called once, also after a damaged member: then `cut` is true and the bytes so far are all there are. */
  end(cut: boolean): void | Promise<void>
}

/** Something that could not be read. Goes to `coverage.errors` as it is. */
export interface ReadError {
  /** Member path with its archive, or the input's path. */
  member: string
  /** Byte offset in the unpacked member (or in the archive, when it is the archive that is damaged); null: unknown. */
  offset: number | null
  /** What is wrong and, where there is something to do, what to do. One sentence. */
  reason: string
  /** True where everything was read all the same and the row only explains (an odd encoding, a skipped link): no exit status 3. */
  note?: true
}

/** What unpack tells of its work. `open` returns null for a member nobody wants: its bytes are then passed over. */
export interface Receiver {
  open(member: Member): MemberWriter | null
  error(error: ReadError): void
  /** Bytes read from the inputs so far and in all (null: unknown, as for standard input). For progress. */
  progress?(read: number, total: number | null): void
}
