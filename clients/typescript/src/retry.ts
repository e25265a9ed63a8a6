import { isSafe, pause, type Send } from './send.ts'

export interface RetryOptions {
  retries: number
  maxWaitSeconds: number
}

const BOOKINGS = /\/v1\/flights\/[^/]+\/bookings$/
const KEY = 'idempotency-key'
/** Maximum random delay, so that clients do not return together. Milliseconds. */
const JITTER_MS = 250

/**
 * Repeats safe requests and bookings after 429 and 503, when `Retry-After` says. Gives each booking an idempotency key, so that a
 * repeat cannot book twice.
 */
export function withRetries(send: Send, { retries, maxWaitSeconds }: RetryOptions): Send {
  return async (request) => {
    const isBooking = request.method === 'POST' && BOOKINGS.test(new URL(request.url).pathname)
    if (isBooking && !request.headers.has(KEY)) request.headers.set(KEY, newKey())
    for (let left = isBooking || isSafe(request) ? retries : 0; ; left--) {
      const response = await send(request.clone())
      const seconds = retryAfter(response)
      if (left === 0 || !(seconds <= maxWaitSeconds)) return response
      await response.body?.cancel()
      await pause(seconds * 1000 + Math.random() * JITTER_MS, request.signal)
    }
  }
}

/** Time after which a request may be repeated, in seconds. NaN: it is not repeated. */
function retryAfter({ status, headers }: Response): number {
  const value = headers.get('retry-after') ?? ''
  if (status !== 429 && status !== 503) return Number.NaN
  return /^\d+$/.test(value) ? Number(value) : Math.max(0, (Date.parse(value) - Date.now()) / 1000)
}

/** Not `randomUUID`, which pages without TLS do not have. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(36)).join('-')
