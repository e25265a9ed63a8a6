import { inBrowser, isSafe, type Send } from './send.ts'

/**
 * Keeps the session: the CSRF token of changes, and outside of browsers the cookie. `current`: address of the current session.
 */
export function withSession(send: Send, current: string): Send {
  const signIn = current.replace(/\/current$/, '')
  const cookies = new Map<string, string>()
  let token: string | undefined

  async function attempt(request: Request): Promise<Response> {
    const sent = request.clone()
    if (token !== undefined && !isSafe(request)) sent.headers.set('x-csrf-token', token)
    if (cookies.size > 0) sent.headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const response = await send(sent)
    if (!inBrowser) keepCookies(cookies, response.headers)
    if (!response.ok) return response
    const isSession = request.url === current || (request.url === signIn && request.method === 'POST')
    if (isSession) token = response.status === 204 ? undefined : await tokenIn(response)
    return response
  }

  return async (request) => {
    const response = await attempt(request)
    if (response.status !== 403 || !(await response.clone().text()).includes('"csrf-rejected"')) return response
    // The page was loaded again, or another tab has signed in. The refused change has had no effect.
    token = undefined
    await attempt(new Request(current, { credentials: 'include', signal: request.signal }))
    return token === undefined ? response : attempt(request)
  }
}

// The schemas of both responses require the token.
const tokenIn = async (response: Response) => ((await response.clone().json()) as { csrfToken: string }).csrfToken

/** Keeps the cookies that a response sets. The service clears a cookie with an empty value. */
function keepCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? []
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
}
