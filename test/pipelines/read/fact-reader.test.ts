import { expect, test } from 'vitest'
import { createBundles } from '../../../pipelines/read/bundles.ts'
import { createFactReader } from '../../../pipelines/read/fact-reader.ts'
import { openStore } from '../../../pipelines/sinks/store/store.ts'

const mpath = 'naa.6001 : Disk\n   vmhba1:C0:T0:L0 LUN:0 state:active sas Local HBA vmhba1\n'
const json = JSON.stringify([{ 'Runtime Name': 'vmhba1:C0:T0:L0', State: 'dead' }])
const block = 'x:\n   Runtime Name: vmhba1:C0:T0:L0\n   State: off\n'

/** States of the paths that the store gets from these files of one bundle, in order. */
async function states(
  ...files: readonly (readonly [source: string, path: string, text: string])[]
): Promise<unknown[]> {
  const store = await openStore(null)
  const reader = createFactReader()
  const bundle = createBundles(0).of(0, '', '')
  for (const [source, path, text] of files) {
    const file = { size: text.length, changedUs: null }
    await reader.read({ bundle, source, path, file }, Buffer.from(text), () => undefined)
  }
  reader.store(store)
  store.flush()
  const rows = await store.rows('select state from "path" order by state')
  store.close()
  return rows.map((row) => row.state)
}

test('one command says it: the JSON before the text, the fuller command before the shorter one', async () => {
  const shorter = ['esxcfg-mpath', 'commands/esxcfg-mpath_-b.txt', mpath] as const
  const text = ['storage-core-path-list', 'commands/localcli_storage-core-path-list.txt', block] as const
  const twin = ['storage-core-path-list', 'json/localcli_storage-core-path-list.json', json] as const
  expect(await states(shorter)).toEqual(['active'])
  expect(await states(shorter, text)).toEqual(['off'])
  expect(await states(shorter, text, twin)).toEqual(['dead'])
  expect(await states(shorter, ['storage-core-path-list', text[1], 'Connection refused\n'])).toEqual(['active'])
})

test('a bundle of 50,000 small command outputs is stored in seconds', async () => {
  const source = 'storage-core-path-list'
  const files = Array.from({ length: 50_000 }, (_, at) => [source, `commands/${at}.txt`, ''] as const)
  const began = performance.now()
  expect(await states(...files, [source, 'json/paths.json', json])).toEqual(['dead'])
  // It was 12 s when every file was held against every other: 20 minutes for as many members as are allowed.
  expect(performance.now() - began).toBeLessThan(5000)
}, 120_000)
