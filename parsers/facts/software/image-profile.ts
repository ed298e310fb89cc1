import { booleanOf, listOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { factTable } from '../table.ts'
import { day } from './vib.ts'

export const imageProfile = factTable('image_profile', 'The image that is installed', {
  profile: { type: 'varchar', about: 'name: ESXi-8.0U3-24022510-standard; "(Updated) …" after single updates' },
  vendor: { type: 'varchar', about: 'vendor of the image' },
  acceptance_level: { type: 'varchar', about: 'acceptance level of the image' },
  created: { type: 'timestamp', about: 'when the image was made' },
  modified: { type: 'timestamp', about: 'when it was changed last' },
  stateless_ready: { type: 'boolean', about: 'fit for Auto Deploy' },
  vibs: { type: 'bigint', about: 'number of VIBs in it' },
})

/** `localcli software profile get`. */
export const profileGet = esxcliSource({
  source: 'image-profile',
  about: 'installed image',
  tables: [imageProfile],
  shape: 'blocks',
  entry(entry, facts) {
    const profile = textOf(entry, 'Name') ?? entry.title
    if (profile === null) return facts.problem(entry.line, 'an image profile without name')
    const vibs = listOf(textOf(entry, 'VIBs')).length
    facts.add(imageProfile, {
      profile,
      vendor: textOf(entry, 'Vendor'),
      acceptance_level: textOf(entry, 'Acceptance Level'),
      created: day(textOf(entry, 'Creation Time')),
      modified: day(textOf(entry, 'Modification Time')),
      stateless_ready: booleanOf(entry, 'Stateless Ready'),
      vibs: vibs === 0 ? null : vibs,
    })
  },
})
