import { FAULT_SHAPE, type Shape } from './shape.ts'

type Json = { [key: string]: Json | Json[] | string | number | boolean | readonly string[] }

/** Returns the JSON Schema (draft 2020-12) of a fault file, for editors. */
export function faultSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'vmtriage fault file',
    description: 'One fault: what it is, which messages and queries show it, what to do. See docs/patterns.md.',
    ...schemaOf(FAULT_SHAPE),
  }
}

function schemaOf(shape: Shape): Json {
  switch (shape.kind) {
    case 'text': {
      const type = shape.numberToo ? ['string', 'number'] : 'string'
      if (shape.choices) return { enum: shape.choices }
      return shape.like ? { type, pattern: shape.like.source } : { type }
    }
    case 'number':
      return { type: shape.whole ? 'integer' : 'number', minimum: shape.from, maximum: shape.to }
    case 'flag':
      return { type: 'boolean' }
    case 'cell':
      return { type: ['string', 'number', 'boolean', 'null'] }
    case 'list': {
      const many: Json = { type: 'array', minItems: shape.atLeast, items: schemaOf(shape.of) }
      return shape.orOne ? { anyOf: [schemaOf(shape.of), many] } : many
    }
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(shape.of) }
    case 'keys': {
      const entries = Object.entries(shape.keys)
      return {
        type: 'object',
        properties: Object.fromEntries(
          entries.map(([key, { about, shape: inner }]) => [key, { description: about, ...schemaOf(inner) }]),
        ),
        required: entries.filter(([, key]) => key.needed).map(([key]) => key),
        additionalProperties: false,
      }
    }
  }
}
