import { expect } from 'vitest'
import type { TestApp } from './service.ts'

type Answer = Awaited<ReturnType<TestApp['app']['inject']>>
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** A signed-in passenger. */
export interface SignedIn {
  passengerId: number
  /** Cookie, as the client sends it. */
  cookie: string
  csrfToken: string
  /** Response to the sign-in. */
  begun: Record<string, unknown>
  /** Sends a request like a browser: with the cookie, from the same origin. */
  send: (method: Method, path: string, body?: object, headers?: Record<string, string>) => Promise<Answer>
}

/** Returns the credentials of a passenger of the fixtures. */
export const passportOf = (passengerId: number) => ({
  passportNo: `P${String(passengerId).padStart(8, '0')}`,
  lastName: `Person ${passengerId}`,
})

/** Signs a passenger of the fixtures in. Default: the first. */
export async function signIn(
  { app }: Pick<TestApp, 'app'>,
  {
    passengerId = 1,
    device,
    headers = {},
  }: { passengerId?: number; device?: string; headers?: Record<string, string> } = {},
): Promise<SignedIn> {
  const payload = { ...passportOf(passengerId), ...(device ? { device } : {}) }
  const response = await app.inject({ method: 'POST', url: '/v1/sessions', payload, headers })
  expect(response.statusCode, response.body).toBe(201)
  const begun = response.json()
  const cookie = cookieOf(response)
  return {
    passengerId,
    cookie,
    begun,
    csrfToken: begun.csrfToken,
    send: (method, path, body, more = {}) =>
      app.inject({
        method,
        url: `/v1${path}`,
        headers: { cookie, 'sec-fetch-site': 'same-origin', ...more },
        ...(body ? { payload: body } : {}),
      }),
  }
}

/** Returns the cookie of a response, as the client sends it. */
export function cookieOf({ headers }: Answer): string {
  return String(headers['set-cookie']).split(';')[0] ?? ''
}
