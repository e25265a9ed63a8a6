import { ConstantBackoff, handleType, retry } from 'cockatiel'

/**
 * A service over HTTP, beside the load: what a scenario has to look up, arrange or put right again; as the admin where the token
 * is known. Rejects with `Refused` when the answer is no success; while it is 503, or the same is being
 * done already, it is asked again for two minutes.
 */
export interface Api {
  get<T>(path: string): Promise<T>
  /** Answers the body, if there is one. */
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<T>
}

/** An answer that is no success. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  /** Of the problem, if it is one of this service's. */
  readonly code: string | undefined

  constructor(what: string, status: number, body: string) {
    const problem = problemIn(body)
    super(`${what}: ${status} ${problem.detail ?? oneLine(body)}`)
    this.status = status
    this.code = problem.code
  }
}

/** No answer of these is waited for longer, milliseconds. */
const TIMEOUT_MS = 60_000

/** A leaderboard that is asked for the first time is filled first, a booking may be under way: who has time asks again. */
const patiently = retry(
  handleType(Refused, ({ status, code }) => status === 503 || code === 'idempotency-conflict'),
  { maxAttempts: 240, backoff: new ConstantBackoff(500) },
)

/** Asks the first of these instances. With a token, as the admin. */
export function openApi({ urls, adminToken }: { urls: readonly string[]; adminToken?: string | undefined }): Api {
  async function ask<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const response = await fetched(`${urls[0]}${path}`, {
      method,
      headers: {
        ...(adminToken === undefined ? {} : { authorization: `Bearer ${adminToken}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text)
    try {
      // What it answers is for the caller to know.
      return (text === '' ? undefined : JSON.parse(text)) as T
    } catch {
      throw new Error(`${urls[0]}${path} answers something else than this service: ${oneLine(text)}`)
    }
  }
  return {
    get: (path) => patiently.execute(() => ask('GET', path)),
    send: (...what) => patiently.execute(() => ask(...what)),
  }
}

/** As `fetch`, but says who does not answer. */
async function fetched(url: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, options)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const why = cause instanceof Error && 'code' in cause ? cause.code : String(cause)
    throw new Error(`${url} does not answer: ${why}`, { cause: error })
  }
}

function problemIn(body: string): { detail?: string; code?: string } {
  try {
    return JSON.parse(body)
  } catch {
    return {}
  }
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 120)
