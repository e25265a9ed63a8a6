/** @import { Server } from './types.d.ts' */

/**
 * Reads the features of this server from its OpenAPI document. It sends `Server-Timing` only in a workshop.
 *
 * @returns {Promise<Server>}
 */
export async function describeServer() {
  const response = await fetch('/openapi.json')
  if (!response.ok) throw new Error(`/openapi.json responded with ${response.status}`)
  const workshop = response.headers.has('server-timing')
  /** @type {{ paths: Record<string, Record<string, Operation>>, components: { schemas: Record<string, Schema> } }} */
  const { paths, components } = await response.json()
  /**
   * Follows the reference to a named schema.
   *
   * @param {Schema | undefined} schema
   */
  const resolved = (schema) => (schema?.$ref ? components.schemas[schema.$ref.replace(/^.*\//, '')] : schema)
  return {
    workshop,
    has: (path) => path in paths,
    words: (path, method, name) => {
      const operation = paths[path]?.[method]
      const schema =
        operation?.parameters?.find((parameter) => parameter.name === name)?.schema ??
        resolved(operation?.requestBody?.content['application/json'].schema)?.properties?.[name]
      return resolved(schema)?.enum ?? []
    },
  }
}

/**
 * @typedef {{ $ref?: string, enum?: string[], properties?: Record<string, Schema> }} Schema
 * @typedef {{
 *   parameters?: { name: string, schema: Schema }[],
 *   requestBody?: { content: { 'application/json': { schema: Schema } } },
 * }} Operation
 */
