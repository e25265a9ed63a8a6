/** One operation of an OpenAPI document, as far as the tests read it. */
export interface Operation {
  method: string
  path: string
  operationId: string
  parameters: { name: string; in: string; required: boolean; example?: unknown; schema: { default?: unknown } }[]
}

/** Every operation of a document. */
export function operationsOf(document: object): Operation[] {
  const { paths } = document as { paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [] }]) => ({
      ...{ method, path, operationId, parameters },
    })),
  )
}

/** The address that Swagger UI asks when somebody presses "Execute" and has changed nothing. */
export function prefilledUrl({ path, parameters }: Operation): string {
  let address = path
  const query = new URLSearchParams()
  for (const { name, in: where, example, schema } of parameters) {
    const value = example ?? schema.default
    if (value === undefined) continue
    if (where === 'path') address = address.replace(`{${name}}`, encodeURIComponent(String(value)))
    if (where === 'query') query.set(name, String(value))
  }
  return query.size > 0 ? `${address}?${query}` : address
}
