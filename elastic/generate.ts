import type { Fault } from '../patterns/fault.ts'
import { dashboards } from './kibana/dashboards.ts'
import { dataViews } from './kibana/data-views.ts'
import { allSearches, searchObject } from './kibana/searches.ts'
import { tag } from './kibana/tag.ts'
import { type SavedObject, toNdjson } from './ndjson.ts'
import { ruleObject, rules, rulesJson } from './rules.ts'

/** Everything that an import brings into Kibana, but for the rules. */
export function kibanaObjects(faults: readonly Fault[]): SavedObject[] {
  return [
    tag('Data views, searches and dashboards of vmtriage'),
    ...dataViews(),
    ...allSearches(faults).map(searchObject),
    ...dashboards(),
  ]
}

/** The generated files of this folder, by path below the repository. */
export function generatedFiles(faults: readonly Fault[]): Record<string, string> {
  const all = rules(faults)
  return {
    'elastic/generated/kibana.ndjson': toNdjson(kibanaObjects(faults)),
    'elastic/generated/rules.json': rulesJson(all),
    'elastic/generated/rules.ndjson': toNdjson(all.map(ruleObject)),
  }
}
