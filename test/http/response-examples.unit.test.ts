import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { openapiYaml } from '../../scripts/openapi-document.ts'
import { type Document, resolved, type Schema } from '../../src/routes/pages/document.ts'
import { responsesOf } from './documented.ts'

const document: Document = parse(await openapiYaml())
const responses = responsesOf(document)
const nameOf = ({ operation, status }: (typeof responses)[number]) => `${operation.operationId} ${status}`

test('each response with a JSON body has an example', () => {
  const bodies = responses.filter(({ type }) => type !== 'text/event-stream')
  expect(bodies.length).toBeGreaterThan(300)
  expect(bodies.filter(({ example }) => example === undefined).map(nameOf)).toEqual([])
})

test('each example has the form of its schema, without other properties', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(closed(document) as object, 'openapi')
  for (const response of responses) {
    const { path, method, status, type, example } = response
    if (example === undefined) continue
    const parts = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
    const pointer = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
    const validate = ajv.compile({ $ref: `openapi#/${pointer}` })
    validate(example)
    expect(validate.errors ?? [], nameOf(response)).toEqual([])
  }
})

test('no text and no number of a response is without an example', () => {
  const bare = new Set<string>()
  const seen = new Set<string>()
  function walk(schema: Schema, at: string): void {
    const { $ref, type, examples, enum: values, const: only, default: initial, format } = schema
    if ([examples, values, only, initial, format].some((said) => said !== undefined)) return
    if ($ref !== undefined) {
      if (seen.has($ref)) return
      seen.add($ref)
      walk(resolved(schema, document), $ref.split('/').at(-1) ?? '')
      return
    }
    for (const part of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(part, at)
    for (const [name, part] of Object.entries(schema.properties ?? {})) walk(part, `${at}.${name}`)
    if (schema.items) walk(schema.items, `${at}[]`)
    if (['string', 'integer', 'number'].some((simple) => [type].flat().includes(simple))) bare.add(at)
  }
  for (const response of responses) {
    const schema = response.operation.responses[response.status]?.content?.[response.type]?.schema
    if (schema) walk(schema, nameOf(response))
  }
  expect(seen.size).toBeGreaterThan(80)
  expect([...bare]).toEqual([])
})

/** Copies a document and forbids additional properties. */
function closed(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map(closed)
  const inside = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]))
  return 'properties' in part && 'type' in part ? { additionalProperties: false, ...inside } : inside
}
