import { ConstantBackoff, handleType, retry } from 'cockatiel'

/**
 * A service over HTTP, beside the load: what a scenario has to look up, arrange or put right again; as the admin where the token
 * is known. Rejects with `Refused` when the answer is no success; a question is asked again while it is 503.
 */
export interface Api {
  get<T>(path: string): Promise<T>
  /** Answers the body, if there is one. */
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<T>
}

/** An answer that is no success. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number

  constructor(what: string, status: number, detail: string) {
    super(`${what}: ${status} ${detail}`)
    this.status = status
  }
}

/** No answer of these is waited for longer, milliseconds. */
const TIMEOUT_MS = 60_000

/** A leaderboard that is asked for the first time is filled first: for two minutes somebody who has time asks again. */
const patiently = retry(
  handleType(Refused, ({ status }) => status === 503),
  { maxAttempts: 240, backoff: new ConstantBackoff(500) },
)

/** Asks the first of these instances. With a token, as the admin. */
export function openApi({ urls, adminToken }: { urls: readonly string[]; adminToken?: string | undefined }): Api {
  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${urls[0]}${path}`, {
      method,
      headers: {
        ...(adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text.slice(0, 300))
    // What it answers is for the caller to know.
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  return { get: (path) => patiently.execute(() => ask('GET', path)), send: ask }
}
