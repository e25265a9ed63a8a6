/** Parts of an OpenAPI document, as far as examples are made from it. */
export interface Document {
  paths?: Record<string, Record<string, unknown> | undefined>
  components?: { schemas?: Record<string, Schema> }
}

export interface Schema {
  $ref?: string
  type?: string | string[]
  examples?: unknown[]
  default?: unknown
  const?: unknown
  enum?: unknown[]
  format?: string
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  example?: unknown
  schema: Schema
}

/** Content of a body, by its media type. */
export type Content = Record<string, { schema: Schema; example?: unknown }>

export interface Operation {
  operationId: string
  tags: string[]
  parameters?: Parameter[]
  requestBody?: { content: Content }
  security?: object[]
  responses: Record<string, { content?: Content }>
}

const methods = ['get', 'put', 'post', 'patch', 'delete']

/** One operation with its address. */
export interface Place {
  path: string
  method: string
  operation: Operation
}

/** Lists the operations of a document, in its order. */
export const operationsOf = ({ paths = {} }: Document): Place[] =>
  Object.entries(paths).flatMap(([path, item = {}]) =>
    methods.flatMap((method) =>
      // The generator writes an operation under each of these names.
      method in item ? [{ path, method, operation: item[method] as Operation }] : [],
    ),
  )

const NAMED = '#/components/schemas/'

/** Follows the reference of a schema. */
export function resolved(schema: Schema, { components }: Document): Schema {
  const name = schema.$ref?.slice(NAMED.length)
  if (name === undefined) return schema
  const found = components?.schemas?.[name]
  if (!found) throw new Error(`there is no schema ${name}`)
  return found
}
