import type { Send } from './send.ts'

interface Known {
  body: ArrayBuffer
  headers: Headers
}

/**
 * Remembers up to `entries` responses with an `ETag`. Asks for them with `If-None-Match`, and returns the remembered body when the
 * service replies 304. Browsers do the same in their HTTP cache.
 */
export function withValidators(send: Send, entries: number): Send {
  const known = new Map<string, Known>()

  return async (request) => {
    const { method, url, headers } = request
    if (method !== 'GET' || entries === 0 || headers.has('if-none-match') || headers.has('range')) return send(request)
    const key = `${url} ${headers.get('authorization')}`
    const found = known.get(key)
    if (found) headers.set('if-none-match', found.headers.get('etag') ?? '')
    // With a condition and no `Cache-Control`, `fetch` sends `no-cache`, and the service would not use its cache.
    if (found && !headers.has('cache-control')) headers.set('cache-control', 'max-age=0')
    const response = await send(request)
    if (found && response.status === 304) return unchanged(found, response)
    known.delete(key)
    if (response.status !== 200 || !response.headers.has('etag')) return response
    const [oldest] = known.size < entries ? [] : known.keys()
    if (oldest !== undefined) known.delete(oldest)
    known.set(key, { body: await response.clone().arrayBuffer(), headers: response.headers })
    return response
  }
}

/** The remembered response, with the newer headers. */
function unchanged({ body, headers }: Known, response: Response): Response {
  const merged = new Headers(headers)
  for (const [name, value] of response.headers) merged.set(name, value)
  merged.delete('content-encoding')
  merged.set('content-length', String(body.byteLength))
  return new Response(body, { status: 200, headers: merged })
}
