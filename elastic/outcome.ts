/** What was done, each with the names of objects as `type:id` or the names of rules. */
export interface Outcome {
  readonly installed: string[]
  readonly updated: string[]
  readonly unchanged: string[]
  /** Changed by somebody since we installed them, and therefore left alone. */
  readonly kept: string[]
  /** Refused by Kibana, with its reason. */
  readonly failed: string[]
}

/** Nothing done yet. */
export function nothing(): Outcome {
  return { installed: [], updated: [], unchanged: [], kept: [], failed: [] }
}
