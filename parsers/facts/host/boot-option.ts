import { type FactSource, type Facts, factTable } from '../table.ts'
import { excerpt, textLines } from '../text-lines.ts'

export const bootOption = factTable('boot_option', 'One line of boot.cfg or one boot option', {
  bank: { type: 'varchar', about: 'bootbank, altbootbank, or running for the options of the running system' },
  kind: { type: 'varchar', about: 'boot.cfg: a line of the file; kernelopt: one option of its kernelopt line' },
  setting: { type: 'varchar', about: 'name of the option' },
  value: { type: 'varchar', about: 'value; null for an option that is a word alone' },
})

/** `boot.cfg` of both banks: `key=value` lines. */
export const bootCfg: FactSource = {
  source: 'boot-cfg',
  about: 'what the boot loader starts, and with which options',
  tables: [bootOption],
  parse(bytes, path, facts) {
    const bank = path.split('/')[0]!
    for (const [at, text] of textLines(bytes).lines.entries()) {
      if (/^\s*(?:#|$)/.test(text)) continue
      const pair = /^\s*([A-Za-z][\w.-]{0,60})\s*=(.*)$/.exec(text)
      if (pair === null) {
        facts.problem(at + 1, `is no line of boot.cfg: ${excerpt(text)}`)
        continue
      }
      const value = pair[2]!.trim()
      facts.add(bootOption, { bank, kind: 'boot.cfg', setting: pair[1]!, value })
      if (pair[1] === 'kernelopt') addOptions(bank, value, facts)
    }
  },
}

/** `bootOption -oC`: the options of the running kernel, blank-separated. */
export const runningBootOptions: FactSource = {
  source: 'boot-options',
  about: 'options with which the running kernel was started',
  tables: [bootOption],
  parse(bytes, _path, facts) {
    for (const text of textLines(bytes).lines.slice(0, 1000)) addOptions('running', text, facts)
  },
}

function addOptions(bank: string, text: string, facts: Facts): void {
  for (const option of text.match(/[\w./-]{1,200}(?:[=:](?:"[^"]{0,500}"|[^\s"]{0,500}))?/g) ?? []) {
    const [name, value] = option.split(/[=:](.*)/s)
    facts.add(bootOption, { bank, kind: 'kernelopt', setting: name!, value: value?.replaceAll('"', '') ?? null })
  }
}
