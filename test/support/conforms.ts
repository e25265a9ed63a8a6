import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import type { TestApp } from './service.ts'

type Response = Awaited<ReturnType<TestApp['app']['inject']>>

/**
 * Checks a response against the OpenAPI document of the app that sent it: its status, its content type and its body, which must
 * not have undocumented properties.
 */
export function contractOf({ app }: TestApp): (response: Response) => void {
  const document = closed(JSON.parse(JSON.stringify(app.swagger()))) as Document
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'openapi')

  return (response) => {
    const { method = '', url = '' } = response.raw.req
    const path = pathOf(document, url)
    const said = document.paths[path]?.[method.toLowerCase()]?.responses[response.statusCode]
    expect(said, `${method} ${path} documents ${response.statusCode}`).toBeDefined()
    const type = String(response.headers['content-type'] ?? '').replace(/;.*/, '')
    const pointer = ['paths', path, method.toLowerCase(), 'responses', response.statusCode, 'content', type, 'schema']
    if (response.statusCode === 304) return expect(response.rawPayload).toHaveLength(0)
    expect(Object.keys(said?.content ?? {})).toContain(type)
    const ref = `openapi#/${pointer.map((part) => encodeURIComponent(escapePointer(String(part)))).join('/')}`
    const validate = ajv.compile({ $ref: ref })
    validate(response.json())
    expect(validate.errors ?? []).toEqual([])
  }
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>
}

const escapePointer = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** Finds the path of the document that matches an address. Paths with fewer parameters take precedence. */
function pathOf(document: Document, url: string): string {
  const [address = ''] = url.split('?')
  const matches = Object.keys(document.paths).filter((path) =>
    new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(address),
  )
  const path = matches.sort((a, b) => a.split('{').length - b.split('{').length)[0]
  if (path === undefined) throw new Error(`${address} is not in the document`)
  return path
}

/** Copies the document and forbids additional properties, so that undocumented fields are found. */
function closed(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map(closed)
  const inside = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]))
  const isObjectSchema = 'properties' in part && 'type' in part
  return isObjectSchema ? { additionalProperties: false, ...inside } : inside
}
