import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { listFaultFiles } from '../../patterns/load.ts'
import { faultSchema } from '../../patterns/schema.ts'

const folder = resolve(import.meta.dirname, '../../patterns')

test('schema.json is what the generator makes', () => {
  expect(JSON.parse(readFileSync(resolve(folder, 'schema.json'), 'utf8'))).toEqual(faultSchema())
})

test('every fault file follows the schema, a file with an unknown key does not', async () => {
  const valid = new Ajv2020({ allowUnionTypes: true }).compile(faultSchema())
  const read = (file: string): unknown => parse(readFileSync(file, 'utf8'))
  const wrong = (await listFaultFiles(folder)).filter((file) => !valid(read(resolve(folder, file))))
  expect(wrong).toEqual([])
  expect(valid(read(resolve(import.meta.dirname, 'bad/unknown-key/network/loop.yaml')))).toBe(false)
})
