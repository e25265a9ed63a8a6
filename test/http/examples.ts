/** One operation of an OpenAPI document, as far as the tests read it. */
export interface Operation {
  path: string
  operationId: string
  parameters: { name: string; in: string; required: boolean; example?: unknown; schema: { default?: unknown } }[]
}

interface Get extends Omit<Operation, 'path'> {
  security?: unknown[]
  responses: Record<string, { content?: object }>
}

/** Public reads of a document, without streams. */
export function publicReadsOf(document: object): Operation[] {
  const { paths } = document as { paths: Record<string, { get?: Get }> }
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (!get || (get.security ?? []).length > 0) return []
    if ('text/event-stream' in (get.responses[200]?.content ?? {})) return []
    return [{ path, operationId: get.operationId, parameters: get.parameters ?? [] }]
  })
}

/** Address that Swagger UI requests on "Execute" with the prefilled values. */
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
