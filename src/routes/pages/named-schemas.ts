import { isDeepStrictEqual } from 'node:util'

type Value = Record<string, unknown>

/** Properties of a schema that describe one use of it, and not the values that it allows. */
const annotations = ['description', 'default', 'examples']

/** Properties with data, in which a title is no name. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const'])

/** Part of an OpenAPI document that contains schemas. */
interface Document {
  paths?: object | undefined
  components?: { schemas?: object | undefined } | undefined
}

/**
 * Moves each schema with a title to `components.schemas`, and refers to it by that name. Clients are generated with these names.
 * Rejects two different schemas with one title.
 */
export function withNamedSchemas<T extends Document>(document: T): T & { components: { schemas: object } } {
  const named = new Map<string, Value>()

  function hoist(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(hoist)
    if (!isObject(value)) return value
    const inner = isUnion(value) ? withMapping(within(value), value) : within(value)
    return typeof inner.title === 'string' ? reference(inner.title, inner) : inner
  }

  const within = (value: Value): Value =>
    Object.fromEntries(Object.entries(value).map(([name, part]) => [name, data.has(name) ? part : hoist(part)]))

  /** Refers to a schema. A description or a default that only this use has stays beside the reference. */
  function reference(title: string, schema: Value): Value {
    const known = named.get(title)
    if (known === undefined) named.set(title, without(schema, ['default']))
    else if (!isDeepStrictEqual(without(known, annotations), without(schema, annotations)))
      throw new Error(`two different schemas have the title ${title}`)
    const own = annotations.filter(
      (name) => name in schema && !isDeepStrictEqual(schema[name], named.get(title)?.[name]),
    )
    return Object.assign(
      { $ref: `#/components/schemas/${title}` },
      Object.fromEntries(own.map((name) => [name, schema[name]])),
    )
  }

  const paths = hoist(document.paths ?? {})
  const registered = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [name, within(schema)])
  const schemas = [...registered, ...named].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return { ...document, paths, components: { ...document.components, schemas: Object.fromEntries(schemas) } }
}

/** A choice between named schemas, by the only value of their property `propertyName`. */
interface Union extends Value {
  discriminator: { propertyName: string }
  oneOf: { title: string; properties: Record<string, { enum: [string] }> }[]
}

const isUnion = (value: Value): value is Union => 'discriminator' in value && 'oneOf' in value

/** Adds the name of the schema for each value, which Ajv would refuse. */
function withMapping(union: Value, { discriminator: { propertyName }, oneOf }: Union): Value {
  const mapping = oneOf.map(({ title, properties }) => [
    properties[propertyName]?.enum[0],
    `#/components/schemas/${title}`,
  ])
  return { ...union, discriminator: { propertyName, mapping: Object.fromEntries(mapping) } }
}

const isObject = (value: unknown): value is Value => typeof value === 'object' && value !== null

const without = (schema: Value, names: readonly string[]): Value =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)))
