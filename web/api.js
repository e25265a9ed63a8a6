/** @import { Answer, CacheMember, Logged, Problem, Sending, Trace } from './types.d.ts' */
import { parseCacheStatus, parseServerTiming } from './headers.js'

/** @typedef {<T>(method: string, path: string, sending?: Sending) => Promise<Answer<T>>} Send */

/**
 * Sends requests to the service, and reports each with its response and, in a workshop, its trace.
 *
 * @param {{ workshop: boolean, adminToken: () => string | undefined, onChange: (logged: Logged) => void }} options
 */
export function createApi({ workshop, adminToken, onChange }) {
  /** @type {Send} */
  async function send(method, path, { body, headers = {}, quiet = false, admin = false } = {}) {
    /** @type {Logged} */
    const logged = { method, path, sentAt: new Date() }
    if (!quiet) onChange(logged)
    const token = admin ? adminToken() : undefined
    const answer = await request(method, path, {
      ...(body && { body: JSON.stringify(body) }),
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(workshop && !quiet && { 'x-trace': '1' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    })
    if (!quiet) {
      logged.answer = answer
      onChange(logged)
      void trace(logged)
    }
    return answer
  }

  /** @param {Logged} logged */
  async function trace(logged) {
    const { answer } = logged
    if (!workshop || !answer?.traceId) return
    /** @type {Answer<Trace>} */
    const { body } = await request('GET', `/v1/traces/${answer.traceId}`)
    logged.trace = body
    // A response that stored an entry has no TTL. A second request returns it.
    if (logged.method === 'GET' && answer.cacheStatus.some(({ stored }) => stored)) {
      const { cacheStatus } = await request('HEAD', logged.path)
      for (const member of answer.cacheStatus) {
        const now = cacheStatus.find(({ key }) => key === member.key)
        if (member.stored && now?.hit) Object.assign(member, { ttl: now.ttl, freshUntil: now.freshUntil })
      }
    }
    onChange(logged)
  }

  return { send }
}

/** @typedef {ReturnType<typeof createApi>} Api */

/**
 * @template T
 * @param {string} method
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<Answer<T>>}
 */
async function request(method, path, init = {}) {
  const startedAt = performance.now()
  try {
    const response = await fetch(path, { method, ...init })
    const text = await response.text()
    const about = {
      requestId: response.headers.get('x-request-id') ?? '',
      traceId: response.headers.get('x-trace-id') ?? '',
      cacheStatus: parseCacheStatus(response.headers.get('cache-status')).map(withMoment),
      timing: parseServerTiming(response.headers.get('server-timing')),
      browserMs: performance.now() - startedAt,
      status: response.status,
    }
    const body = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return { ...about, ok: true, body }
    return { ...about, ok: false, problem: body ?? { title: response.statusText, status: response.status } }
  } catch (error) {
    /** @type {Problem} */
    const problem = { title: 'The server cannot be reached', status: 0, detail: String(error) }
    const browserMs = performance.now() - startedAt
    return { requestId: '', traceId: '', cacheStatus: [], timing: undefined, browserMs, status: 0, ok: false, problem }
  }
}

/** @param {CacheMember} member */
const withMoment = (member) =>
  member.ttl === undefined ? member : { ...member, freshUntil: Date.now() + member.ttl * 1000 }

/**
 * The problem as a sentence.
 *
 * @param {Problem} problem
 */
export function sentence({ title, detail, code, errors = [] }) {
  // The detail of an invalid request is its only error.
  const named = code === 'validation-failed' ? [] : errors
  const wrong = named.map(({ path, message }) => `${path.replace(/^\w+\./, '')} ${message}`)
  return [detail ?? title, ...wrong].join(' ')
}
