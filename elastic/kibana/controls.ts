import type { FieldName } from '../../pipelines/sinks/elasticsearch/fields.ts'
import type { Reference } from '../ndjson.ts'
import type { DataViewId } from './data-views.ts'

export interface Control {
  readonly id: string
  readonly title: string
  readonly field: FieldName
}

/** The choices above a dashboard: attribute `controlGroupInput` and its references. */
export function controlGroup(controls: readonly Control[], view: DataViewId) {
  const panels = controls.map(({ id, title, field }, order) => [
    id,
    {
      type: 'optionsListControl',
      order,
      grow: true,
      width: 'medium',
      explicitInput: { id, fieldName: field, title, selectedOptions: [], enhancements: {} },
    },
  ])
  return {
    controlGroupInput: {
      chainingSystem: 'HIERARCHICAL',
      controlStyle: 'oneLine',
      ignoreParentSettingsJSON: {
        ignoreFilters: false,
        ignoreQuery: false,
        ignoreTimerange: false,
        ignoreValidations: false,
      },
      panelsJSON: Object.fromEntries(panels),
    },
    references: controls.map(
      ({ id }): Reference => ({ type: 'index-pattern', id: view, name: `controlGroup_${id}:optionsListDataView` }),
    ),
  }
}
