import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** What a layer may import besides itself (docs/architecture.md). */
const below: Record<string, readonly string[]> = {
  cli: ['reports', 'elastic', 'pipelines', 'patterns', 'parsers'],
  reports: ['pipelines', 'patterns', 'parsers'],
  elastic: ['pipelines', 'patterns', 'parsers'],
  pipelines: ['patterns', 'parsers'],
  patterns: ['parsers'],
  parsers: [],
}

const root = join(import.meta.dirname, '..')
const files = Object.keys(below).flatMap((layer) => globSync(`${layer}/**/*.ts`, { cwd: root }))

/** Paths of the project that a file imports; with `types`, also those it needs only to be checked. */
function imports(file: string, types: boolean): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm)]
    .filter(([, type]) => types || type === undefined)
    .map(([, , path, dynamic]) => normalize(join(dirname(file), (path ?? dynamic)!)))
}

test('arrows point only down the list of layers', () => {
  const wrong = files.flatMap((file) => {
    const layer = file.split('/')[0]!
    return imports(file, true)
      .map((to) => to.split('/')[0]!)
      .filter((to) => to !== layer && !below[layer]!.includes(to))
      .map((to) => `${file} → ${to}`)
  })
  expect(wrong).toEqual([])
})

test('no file imports itself round a circle', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, way: string[]) => {
    for (const to of imports(file, false)) {
      const start = way.indexOf(to)
      if (start >= 0) circles.push([...way.slice(start), to].join(' → '))
      else if (!done.has(to)) walk(to, [...way, to])
    }
    done.add(file)
  }
  for (const file of files) if (!done.has(file)) walk(file, [file])
  expect(circles).toEqual([])
})

test('the search for imports finds them', () => {
  expect(imports('cli/main.ts', true)).toContain('cli/io.ts')
  expect(imports('pipelines/index.ts', true)).toEqual([
    'pipelines/diagnose/report.ts',
    'pipelines/run.ts',
    'pipelines/sinks/store/store.ts',
    'pipelines/unpack/unpack.ts',
  ])
})
