import type { FactSource } from '../table.ts'
import { isSecret, numberOfValue, setting } from './setting.ts'

const MAX_BYTES = 4 << 20
const MAX_DEPTH = 40

/** Leaves of an XML configuration file as settings: `vpxa/serverIp`. */
function xmlSettings(source: string, origin: string, about: string): FactSource {
  return {
    source,
    about,
    tables: [setting],
    parse(bytes, _path, facts) {
      const path: string[] = []
      let text: string | null = null
      let found = 0
      for (const [, comment, close, name, empty, between] of tokens(bytes.toString('utf8', 0, MAX_BYTES))) {
        if (comment !== undefined) continue
        if (between !== undefined) {
          text = between.trim()
        } else if (close === '/') {
          if (path.at(-1) === name && text !== null && text !== '') {
            const place = path.slice(1).join('/')
            const value = isSecret(place) ? null : text.slice(0, 4096)
            facts.add(setting, { origin, setting: place, value, number: numberOfValue(value) })
            found++
          }
          if (path.at(-1) === name) path.pop()
          text = null
        } else if (empty !== '/') {
          if (path.length < MAX_DEPTH) path.push(name!)
          text = ''
        }
      }
      if (path.length > 0) facts.problem(null, `the file is cut in <${path.at(-1)}>`)
      if (found === 0) facts.problem(null, 'holds no settings')
    },
  }
}

/** Comments and declarations, tags, texts. */
function tokens(xml: string): IterableIterator<RegExpMatchArray> {
  return xml.matchAll(
    /(<!--[\s\S]{0,20000}?-->|<[?!][^>]{0,500}>)|<(\/?)([A-Za-z_][\w.-]{0,100})(?:\s[^<>]{0,500}?)?(\/?)>|([^<]+)/g,
  )
}

/** `/etc/vmware/hostd/config.xml`. */
export const hostdConfig = xmlSettings('hostd-config', 'hostd', 'configuration of hostd')
/** `/etc/vmware/vpxa/vpxa.cfg`: which vCenter manages the host. */
export const vpxaConfig = xmlSettings('vpxa-config', 'vpxa', 'configuration of vpxa: which vCenter manages the host')
