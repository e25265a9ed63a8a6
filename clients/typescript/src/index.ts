import createOpenapiClient, { type Client as OpenapiClient } from 'openapi-fetch'
import { readEvents, type StreamEvent } from './events.ts'
import { ok } from './problem.ts'
import { withRetries } from './retry.ts'
import type { components, paths } from './schema.ts'
import { inBrowser, type Send } from './send.ts'
import { withSession } from './session.ts'
import { withValidators } from './validators.ts'

export type { StreamEvent } from './events.ts'
export { ok, type Problem, ProblemError } from './problem.ts'
export type { components, operations, paths } from './schema.ts'

/** Every named schema of the service: `Schemas['Flight']`. */
export type Schemas = components['schemas']

export interface ClientOptions {
  /** Address of the service: `https://flights.example`. */
  baseUrl: string
  /** Headers of every request: `{ authorization: 'Bearer …' }` for the admin. */
  headers?: Record<string, string>
  /** Maximum number of repeats after 429 and 503. Default: 3. */
  retries?: number
  /** Longest `Retry-After` that is waited for. A longer one returns the response. Default: 60 seconds. */
  maxWaitSeconds?: number
  /** Maximum number of remembered responses. Default: 100; 0 in browsers, which have a cache of their own. */
  rememberedResponses?: number
  /** Default: the global `fetch`. */
  fetch?: Send
}

/** The data of the events of each stream. */
interface Streams {
  '/v1/leaderboards/{board}/stream': Schemas['Leaderboard']
  '/v1/stats/stream': Schemas['Stats']
}

export interface StreamOptions<Path extends keyof Streams> {
  params: Pick<paths[Path]['get']['parameters'], 'path' | 'query'>
  signal?: AbortSignal
  /** Default: true. */
  reconnect?: boolean
}

type Events<Path extends keyof Streams> = AsyncGenerator<StreamEvent<Streams[Path]>, void>

export interface Client extends OpenapiClient<paths> {
  /** Reads a stream until `signal` aborts or the loop ends. Opens it again when it ends, unless `reconnect` is false. */
  events<Path extends keyof Streams>(path: Path, options: StreamOptions<Path>): Events<Path>
}

/** Creates a client of the service. It has one session. */
export function createClient(options: ClientOptions): Client {
  const { headers = {}, retries = 3, maxWaitSeconds = 60, rememberedResponses = inBrowser ? 0 : 100 } = options
  const baseUrl = new URL(options.baseUrl).href.replace(/\/$/, '')
  const remembering = withValidators(options.fetch ?? ((request) => fetch(request)), rememberedResponses)
  const send = withRetries(withSession(remembering, `${baseUrl}/v1/sessions/current`), { retries, maxWaitSeconds })
  const api = createOpenapiClient<paths>({ baseUrl, headers, credentials: 'include', fetch: send })
  // TypeScript cannot resolve the options of one path of several.
  const get = api.GET as (path: string, init: object) => Promise<{ data: ReadableStream; response: Response }>

  return Object.assign(api, {
    events: <Path extends keyof Streams>(path: Path, { params, signal, reconnect = true }: StreamOptions<Path>) =>
      readEvents<Streams[Path]>(
        (position, ends) => ok(get(path, { params, headers: position, signal: ends, parseAs: 'stream' })),
        { signal, reconnect },
      ),
  })
}
