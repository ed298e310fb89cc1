import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { ODD } from '../../samples/odd/odd.ts'
import { reportOf, sample, scratch } from '../command.ts'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../reports/report.schema.json'), 'utf8'))
const follows = new Ajv2020({ allErrors: true, strict: false }).compile(schema)

function problems(report: object): unknown {
  const { status: _, ...document } = report as Record<string, unknown>
  follows(document)
  return follows.errors ?? []
}

test.each(['demo', 'export', 'clean-vcenter-8.0', 'ramdisk-full-configuration'])(
  'the report of %s follows the schema',
  async (name) => {
    const report = await reportOf([await sample(name)])
    expect(problems(report)).toEqual([])
    expect(report.inputs.length).toBeGreaterThan(0)
  },
)

test('the report of all odd inputs at once follows the schema, and says that something could not be read', async () => {
  const folder = scratch()
  const paths = ODD.map((odd, at) => {
    const path = join(folder, `odd-${at}`)
    writeFileSync(path, odd.bytes())
    return path
  })
  const report = await reportOf(paths)
  expect(problems(report)).toEqual([])
  expect(report.status).toBe(3)
})
