import { booleanOf, type Entry, listOf, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { type Facts, factTable } from '../table.ts'
import { day } from './vib.ts'

export const imageProfile = factTable('image_profile', 'The image that is installed', {
  profile: { type: 'varchar', about: 'name: ESXi-8.0U3-24022510-standard; "(Updated) …" after single updates' },
  vendor: { type: 'varchar', about: 'vendor of the image' },
  acceptance_level: { type: 'varchar', about: 'acceptance level of the image' },
  created: { type: 'timestamp', about: 'when the image was made' },
  modified: { type: 'timestamp', about: 'when it was changed last' },
  stateless_ready: { type: 'boolean', about: 'fit for Auto Deploy' },
  after_reboot: { type: 'boolean', about: 'the image that the next boot starts: an update waits for a reboot' },
  vibs: { type: 'bigint', about: 'number of VIBs in it' },
})

const installed = {
  tables: [imageProfile],
  shape: 'blocks',
  entry: (entry: Entry, facts: Facts) => add(entry, facts, false),
} as const

/** `localcli software profile get`. */
export const profileGet = esxcliSource({ ...installed, source: 'image-profile', about: 'installed image' })

/** The same with `--rebooting-image`: in words, where nothing waits for a reboot. */
export const rebootingProfileGet = esxcliSource({
  ...installed,
  source: 'image-profile-rebooting',
  about: 'image that waits for a reboot',
  none: /no (?:host )?image|not found|not (?:been )?(?:set|defined)/i,
  entry: (entry, facts) => add(entry, facts, true),
})

function add(entry: Entry, facts: Facts, afterReboot: boolean): void {
  const profile = textOf(entry, 'Name') ?? entry.title
  if (profile === null) {
    facts.problem(entry.line, 'an image profile without name')
    return
  }
  const vibs = listOf(textOf(entry, 'VIBs')).length
  facts.add(imageProfile, {
    profile,
    vendor: textOf(entry, 'Vendor'),
    acceptance_level: textOf(entry, 'Acceptance Level'),
    created: day(textOf(entry, 'Creation Time')),
    modified: day(textOf(entry, 'Modification Time')),
    stateless_ready: booleanOf(entry, 'Stateless Ready'),
    after_reboot: afterReboot,
    vibs: vibs === 0 ? null : vibs,
  })
}
