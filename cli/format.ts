import { UsageError } from './io.ts'

/** Returns the renderer of the word after --format. Throws UsageError where there is none of that name. */
export function rendererOf<T>(renderers: Readonly<Record<string, T>>, format: string): T {
  const renderer = Object.hasOwn(renderers, format) ? renderers[format] : undefined
  if (renderer === undefined)
    throw new UsageError(`--format ${format}: unknown`, `one of ${Object.keys(renderers).join(', ')}`)
  return renderer
}
