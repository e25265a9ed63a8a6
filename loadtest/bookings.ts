import type { Random } from '../src/db/seed/random.ts'
import type { Ask } from './ask.ts'
import type { Stage } from './scenario.ts'

/** How many bookings are cancelled at a time when a scenario has ended. */
const AT_ONCE = 10

/** Of the requests that write, so many cancel what an earlier one booked: percent. */
const CANCELLATIONS = 30

/**
 * Requests that book and cancel. When the scenario has ended what is left of the bookings is cancelled, so that the data is as
 * it was.
 */
export function bookAndCancel({ requests, afterwards, api }: Pick<Stage, 'requests' | 'afterwards' | 'api'>) {
  const booked: string[] = []
  afterwards(async () => {
    const cancel = async () => {
      for (let path = booked.pop(); path; path = booked.pop()) await api.send('DELETE', path)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, cancel))
  })
  const noted = (ask: Ask): Ask => ({
    ...ask,
    answered: ({ status, body }) => {
      if (status === 201) booked.push(`/v1/bookings/${bookingIn(body).bookingId}`)
    },
  })
  return {
    /** A booking, as `requests.booking` has it, that will be cancelled. */
    noted,
    /** A booking; now and then the end of an earlier one. */
    next: (random: Random): Ask => {
      const booking = requests.booking(random)
      const cancelled = random.int(0, 99) < CANCELLATIONS ? booked.shift() : undefined
      if (cancelled === undefined) return noted(booking)
      return { ...booking, method: 'DELETE', path: cancelled, body: undefined, expect: [204] }
    },
  }
}

export const bookingIn = (body: string): { bookingId: number; seat: string } => JSON.parse(body)
