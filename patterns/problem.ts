/** Something wrong with a fault file, and where. */
export interface Problem {
  /** Path as the caller gave it. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** What is wrong, in one line. */
  readonly what: string
  /** Why that is refused. */
  readonly reason: string
  /** What to do about it. */
  readonly help: string
}

/** A problem before its place is looked up: `path` leads to the value (or key) in the file. */
export interface Issue {
  readonly path: readonly (string | number)[]
  readonly what: string
  readonly reason: string
  readonly help: string
}

/** Returns a problem as text of four lines, without a line end. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, what, reason, help } = problem
  return [`error: ${what}`, ` reason: ${reason}`, ` --> ${file}:${line}:${column}`, ` = help: ${help}`].join('\n')
}
