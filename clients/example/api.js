/** Port of the service on the host of this page: `?port=3000`. The cookie of a host is valid on all of its ports. */
const port = Number(new URLSearchParams(location.search).get('port') ?? 3000)
const base = `${location.protocol}//${location.hostname}:${port}/v1`

/** Token of the session, which changes from another origin carry. */
let csrfToken = ''

/** An error of the service, with its `code`. */
export class Problem extends Error {
  /** @param {{ detail: string, code: string }} body */
  constructor({ detail, code }) {
    super(detail)
    this.code = code
  }
}

/**
 * Sends a request with the cookie and the token. Returns the body; undefined if there is none.
 *
 * @param {string} method
 * @param {string} path
 * @param {{ body?: object, headers?: Record<string, string> }} [options]
 */
export async function call(method, path, { body, headers = {} } = {}) {
  const sent = new Headers(headers)
  if (body) sent.set('content-type', 'application/json')
  if (method !== 'GET') sent.set('x-csrf-token', csrfToken)
  const response = await fetch(base + path, {
    method,
    headers: sent,
    credentials: 'include',
    body: body ? JSON.stringify(body) : null,
  })
  if (response.status === 204) return undefined
  const result = await response.json()
  if (!response.ok) throw new Problem(result)
  if (result.csrfToken) csrfToken = result.csrfToken
  return { ...result, cacheStatus: response.headers.get('cache-status') }
}

/**
 * Listens to a stream, with the cookie. The browser connects again by itself.
 *
 * @param {string} path
 * @param {string} event
 * @param {(data: any) => void} onEvent `any`, because this page has no generated types.
 */
export function listen(path, event, onEvent) {
  const source = new EventSource(base + path, { withCredentials: true })
  source.addEventListener(event, ({ data }) => onEvent(JSON.parse(data)))
}
