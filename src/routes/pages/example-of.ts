import { type Document, resolved, type Schema } from './document.ts'

/** Builds a value of a schema from the examples of its properties. An example of the schema itself takes precedence. */
export function exampleOf(schema: Schema, document: Document): unknown {
  const known = ownExample(schema)
  // A copy: a value that appears twice would become an alias in YAML.
  if (known !== undefined) return structuredClone(known)
  if (schema.$ref !== undefined) return exampleOf(resolved(schema, document), document)
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice) return exampleOf(choice, document)
  const { properties, items } = schema
  if (items) return [exampleOf(items, document)]
  if (properties)
    return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, exampleOf(part, document)]))
  return simple(schema)
}

function ownExample({ examples = [], const: only, enum: values = [], default: initial }: Schema): unknown {
  return [examples[0], initial, only, values[0]].find((value) => value !== undefined)
}

const formats: Record<string, string> = {
  date: '2025-12-15',
  'date-time': '2025-12-15T08:00:00Z',
  uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
}

function simple({ type, format = '' }: Schema): unknown {
  const [first] = [type].flat()
  if (first === 'boolean') return true
  if (first === 'object') return {}
  if (first === 'null') return null
  return formats[format]
}
