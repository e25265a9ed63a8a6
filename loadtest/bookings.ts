import { randomUUID } from 'node:crypto'
import type { Random } from '../src/db/seed/random.ts'
import { Refused } from './api.ts'
import type { LoadRequest } from './load-request.ts'
import type { Stage } from './scenario.ts'

/** Concurrent cancellations after a scenario. */
const CONCURRENCY = 10

/** Percentage of writes that cancel an earlier booking. */
const CANCELLATIONS = 30

/**
 * Requests that book and cancel. After the scenario, all remaining bookings are cancelled, so that the data is as before.
 * A request without a response may have booked, too. It is sent again under its idempotency key, which returns the booking.
 */
export function bookAndCancel({ requests, afterwards, api }: Pick<Stage, 'requests' | 'afterwards' | 'api'>) {
  /** Paths of bookings, oldest first. */
  const booked = new Set<string>()
  /** Paths of bookings with a running cancellation. */
  const cancelling = new Set<string>()
  const unanswered = new Map<string, LoadRequest>()

  afterwards(async () => {
    await inParallel([...unanswered], async ([key, { path, body }]) => {
      const made = await api
        .send<{ bookingId: number }>('POST', path, body, { 'idempotency-key': key })
        .catch(unlessRefused)
      if (made) booked.add(pathOf(made))
    })
    await inParallel([...booked, ...cancelling], (path) => api.send('DELETE', path).catch(unlessRefused))
  })

  /** Makes a request cancel its booking after the scenario. */
  const noted = (request: LoadRequest): LoadRequest => {
    const key = randomUUID()
    unanswered.set(key, request)
    return {
      ...request,
      headers: { ...request.headers, 'idempotency-key': key },
      onResponse: ({ status, body }) => {
        if (status < 500) unanswered.delete(key)
        if (status === 201) booked.add(pathOf(bookingIn(body)))
      },
    }
  }

  function cancelled(path: string, booking: LoadRequest): LoadRequest {
    booked.delete(path)
    cancelling.add(path)
    return {
      ...booking,
      method: 'DELETE',
      path,
      body: undefined,
      expect: [204],
      onResponse: ({ status }) => {
        if (status === 204) cancelling.delete(path)
      },
    }
  }

  return {
    noted,
    /** A booking, or the cancellation of an earlier one. */
    next: (random: Random): LoadRequest => {
      const booking = requests.booking(random)
      const [oldest] = booked
      return oldest !== undefined && random.int(0, 99) < CANCELLATIONS ? cancelled(oldest, booking) : noted(booking)
    },
  }
}

export const bookingIn = (body: string): { bookingId: number; seat: string } => JSON.parse(body)

const pathOf = ({ bookingId }: { bookingId: number }) => `/v1/bookings/${bookingId}`

/** Ignores a refusal: the booking was not made, or does not exist any more. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof Refused && error.status < 500) return undefined
  throw error
}

/** Runs `work` on all values, a few at a time. Rejects at the end if some of it failed. */
async function inParallel<T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  const rest = all.values()
  const one = async () => {
    for (const next of rest) await work(next).catch((error) => failures.push(error))
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, one))
  if (failures.length > 0) throw new Error(`${failures.length} of ${all.length} bookings: ${failures[0]}`)
}
