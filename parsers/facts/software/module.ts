import { booleanOf, integer, textOf } from '../entry.ts'
import { esxcliSource } from '../esxcli-source.ts'
import { type FactSource, factTable } from '../table.ts'
import { excerpt, ROW_LENGTH, textLines } from '../text-lines.ts'

export const module = factTable('module', 'One kernel module', {
  module: { type: 'varchar', about: 'name: nmlx5_core' },
  id: { type: 'bigint', about: 'number of the module' },
  loaded: { type: 'boolean', about: 'it is loaded' },
  enabled: { type: 'boolean', about: 'it is loaded at boot' },
  version: { type: 'varchar', about: 'version, where it is stated' },
  options: { type: 'varchar', about: 'parameters it was loaded with' },
  origin: { type: 'varchar', about: 'command that names it' },
})

/** `vmkload_mod -l`, plain (`Name  Used Size (kb)  Used by …`) or with `-v10` (`Name  R/O Addr  Length  …  ID  Loaded`). */
export const vmkloadMod: FactSource = {
  source: 'vmkload-mod',
  about: 'modules in the kernel',
  tables: [module],
  parse(bytes, _path, facts) {
    const { lines, cut } = textLines(bytes, ROW_LENGTH)
    for (const [at, text] of lines.entries()) {
      if (/^\s*(?:$|Name\b|Module Name\b|-)/.test(text)) continue
      const name = /^\s*([A-Za-z_][\w.-]{0,63})(?=\s|$)/.exec(text)?.[1]
      const rest = /\s(\d{1,6})\s+(Yes|No)\s*$/.exec(text)
      const addresses = (text.match(/\b0x[0-9a-fA-F]+\b/g) ?? []).length
      const plain = /^\s*\S+\s+\d+\s+\d+/.test(text)
      if (name === undefined || (rest === null && !plain && addresses < 2)) {
        facts.problem(at + 1, `is no module: ${excerpt(text)}`)
        continue
      }
      if (rest === null && cut && at === lines.length - 1)
        facts.problem(at + 1, `the output is cut in this row: ${excerpt(text)}`)
      const loaded = rest === null ? (plain ? true : null) : rest[2] === 'Yes'
      facts.add(module, { module: name, id: integer(rest?.[1]), loaded, origin: 'vmkload_mod' })
    }
  },
}

/** `esxcfg-module -q`: names of the loaded modules; `-l` puts sizes and users behind them. */
export const esxcfgModule: FactSource = {
  source: 'esxcfg-module',
  about: 'names of the loaded modules',
  tables: [module],
  parse(bytes, _path, facts) {
    for (const [at, text] of textLines(bytes, ROW_LENGTH).lines.entries()) {
      if (/^\s*(?:$|Name\b)/.test(text)) continue
      const name = /^\s*([A-Za-z_][\w.-]{0,63})(?:\s+[\w\s(),.-]*)?$/.exec(text)?.[1]
      if (name === undefined || /^[A-Za-z]+ [a-z]+ /.test(text)) facts.problem(at + 1, `is no module: ${excerpt(text)}`)
      else facts.add(module, { module: name, loaded: true, origin: 'esxcfg-module' })
    }
  },
}

/** `localcli system module list`. */
export const moduleList = esxcliSource({
  source: 'module-list',
  about: 'modules, loaded or enabled',
  tables: [module],
  shape: 'table',
  entry(entry, facts) {
    const name = textOf(entry, 'Name', 'Module')
    if (name === null) return facts.problem(entry.line, 'a module without name')
    facts.add(module, {
      module: name,
      loaded: booleanOf(entry, 'Is Loaded', 'Loaded'),
      enabled: booleanOf(entry, 'Is Enabled', 'Enabled'),
      origin: 'esxcli',
    })
  },
})
