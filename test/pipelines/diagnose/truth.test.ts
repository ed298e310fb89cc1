import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Finding } from '../../../pipelines/diagnose/report.ts'
import { SAMPLE_NAMES } from '../../../samples/bundles.ts'
import { reportOf, sample } from '../../command.ts'

interface Truth {
  truth: { cause: { fault: string }; symptoms: { fault: string }[] }[]
}

const isLoud = ({ severity }: Finding) => severity !== 'info' && severity !== 'notice'

test.each(SAMPLE_NAMES.filter((name) => !name.startsWith('export-')))(
  '%s: the cause first, its symptoms under it, nothing else',
  async (name) => {
    const path = await sample(name)
    const { truth } = JSON.parse(readFileSync(path.replace(/\.\w+$/, '.truth.json'), 'utf8')) as Truth
    const { findings } = await reportOf([path])
    const byId = new Map(findings.map((finding) => [finding.id, finding]))
    const rootOf = (finding: Finding): Finding =>
      finding.causedBy === null ? finding : rootOf(byId.get(finding.causedBy)!)

    const roots = findings.filter(({ causedBy }) => causedBy === null).slice(0, truth.length)
    expect(roots.map(({ fault }) => fault).sort()).toEqual(truth.map(({ cause }) => cause.fault).sort())
    for (const { cause, symptoms } of truth) {
      const root = roots.find(({ fault }) => fault === cause.fault)!
      const apart = symptoms
        .map(({ fault }) => fault)
        .filter((fault) => !findings.some((finding) => finding.fault === fault && rootOf(finding) === root))
      expect([...new Set(apart)]).toEqual([])
    }
    const expected = new Set(truth.map(({ cause }) => cause.fault))
    expect(
      findings
        .filter((finding) => isLoud(finding) && !expected.has(rootOf(finding).fault))
        .map(({ pattern }) => pattern),
    ).toEqual([])
  },
)
