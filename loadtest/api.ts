import { ConstantBackoff, handleType, retry } from 'cockatiel'

/**
 * Sends requests outside of the load: for preparation, checks and cleanup of a scenario. They carry the admin's token when it
 * is known. Rejects with `Refused` if the response is not a success. Retries for two minutes on 503 and on an idempotency
 * conflict.
 */
export interface Api {
  get<T>(path: string): Promise<T>
  /** Resolves to the body, if there is one. */
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<T>
}

/** A response that is not a success. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  /** The problem's code, if the service sent a problem. */
  readonly code: string | undefined

  constructor(request: string, status: number, body: string) {
    const problem = problemIn(body)
    super(`${request}: ${status} ${problem.detail ?? oneLine(body)}`)
    this.status = status
    this.code = problem.code
  }
}

/** Time limit of a request. Milliseconds. */
const TIMEOUT_MS = 60_000

// 503: a leaderboard is being filled for its first reader. Conflict: the same booking is still running.
const withRetries = retry(
  handleType(Refused, ({ status, code }) => status === 503 || code === 'idempotency-conflict'),
  { maxAttempts: 240, backoff: new ConstantBackoff(500) },
)

/** Sends requests to the first of these instances, with a token as the admin. */
export function openApi({ urls, adminToken }: { urls: readonly string[]; adminToken?: string | undefined }): Api {
  async function send<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
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
      // The caller knows the type of the body.
      return (text === '' ? undefined : JSON.parse(text)) as T
    } catch {
      throw new Error(`${urls[0]}${path} does not respond with JSON, so it is not this service: ${oneLine(text)}`)
    }
  }
  return {
    get: (path) => withRetries.execute(() => send('GET', path)),
    send: (...request) => withRetries.execute(() => send(...request)),
  }
}

/** Like `fetch`, but its errors name the URL. */
async function fetched(url: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, options)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const why = cause instanceof Error && 'code' in cause ? cause.code : String(cause)
    throw new Error(`${url} does not reply: ${why}`, { cause: error })
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
