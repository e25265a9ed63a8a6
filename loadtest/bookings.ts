import { randomUUID } from 'node:crypto'
import type { Random } from '../src/db/seed/random.ts'
import { Refused } from './api.ts'
import type { Ask } from './load-request.ts'
import type { Stage } from './scenario.ts'

/** How many bookings are cancelled at a time when a scenario has ended. */
const AT_ONCE = 10

/** Of the requests that write, so many cancel what an earlier one booked: percent. */
const CANCELLATIONS = 30

/**
 * Requests that book and cancel. When the scenario has ended what is left of the bookings is cancelled, so that the data is as it was.
 * A request whose answer was not waited for may have booked all the same: it is sent again under its idempotency key, which answers
 * with the booking.
 */
export function bookAndCancel({ requests, afterwards, api }: Pick<Stage, 'requests' | 'afterwards' | 'api'>) {
  /** Paths of bookings, oldest first. */
  const booked = new Set<string>()
  /** Those of them that somebody is cancelling. */
  const cancelling = new Set<string>()
  const unanswered = new Map<string, Ask>()

  afterwards(async () => {
    await atOnce([...unanswered], async ([key, { path, body }]) => {
      const made = await api
        .send<{ bookingId: number }>('POST', path, body, { 'idempotency-key': key })
        .catch(unlessRefused)
      if (made) booked.add(pathOf(made))
    })
    await atOnce([...booked, ...cancelling], (path) => api.send('DELETE', path).catch(unlessRefused))
  })

  /** A booking, as `requests.booking` has it, that will be cancelled. */
  const noted = (ask: Ask): Ask => {
    const key = randomUUID()
    unanswered.set(key, ask)
    return {
      ...ask,
      headers: { ...ask.headers, 'idempotency-key': key },
      answered: ({ status, body }) => {
        if (status < 500) unanswered.delete(key)
        if (status === 201) booked.add(pathOf(bookingIn(body)))
      },
    }
  }

  function cancelled(path: string, booking: Ask): Ask {
    booked.delete(path)
    cancelling.add(path)
    return {
      ...booking,
      method: 'DELETE',
      path,
      body: undefined,
      expect: [204],
      answered: ({ status }) => {
        if (status === 204) cancelling.delete(path)
      },
    }
  }

  return {
    noted,
    /** A booking; now and then the end of an earlier one. */
    next: (random: Random): Ask => {
      const booking = requests.booking(random)
      const [oldest] = booked
      return oldest !== undefined && random.int(0, 99) < CANCELLATIONS ? cancelled(oldest, booking) : noted(booking)
    },
  }
}

export const bookingIn = (body: string): { bookingId: number; seat: string } => JSON.parse(body)

const pathOf = ({ bookingId }: { bookingId: number }) => `/v1/bookings/${bookingId}`

/** What is refused has not happened, or is not there any more. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof Refused && error.status < 500) return undefined
  throw error
}

/** Does all of it, a few at a time; rejects at the end if some of it failed. */
async function atOnce<T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  const rest = all.values()
  const one = async () => {
    for (const next of rest) await work(next).catch((error) => failures.push(error))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  if (failures.length > 0) throw new Error(`${failures.length} of ${all.length} bookings: ${failures[0]}`)
}
