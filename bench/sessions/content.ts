import { createHash } from 'node:crypto'
import type { CartItem, NewSession } from '../../src/services/sessions/session.ts'

/** Number of sessions. */
export const SESSIONS = 10_000

/** Sessions that are created at once. Divides `SESSIONS`. */
const AT_ONCE = 100

/** Id of a session, the same in every process. */
export const idOf = (i: number): string => createHash('sha256').update(`session ${i}`).digest('base64url')

/** Contents of sessions, with their number of seats in the cart. Each has preferences, too. */
export const contents = { 'preferences only': 0, 'a cart of two seats': 2, 'a cart of nine seats': 9 }

export type ContentName = keyof typeof contents

export interface Content {
  /** Creates all sessions. */
  fill(create: (id: string, data: NewSession) => Promise<unknown>): Promise<void>
}

export function contentOf(name: ContentName): Content {
  return {
    fill: async (create) => {
      for (let from = 0; from < SESSIONS; from += AT_ONCE) {
        const batch = Array.from({ length: AT_ONCE }, (_, i) => from + i)
        await Promise.all(batch.map((i) => create(idOf(i), sessionOf(i, contents[name]))))
      }
    },
  }
}

function sessionOf(i: number, seats: number): NewSession {
  const items = Array.from({ length: seats }, (_, n) => itemOf(1_000 + i, n))
  return {
    passengerId: i + 1,
    name: `Pat Person ${i}`,
    device: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0',
    preferences: { theme: 'dark', seat: 'window', meal: 'vegetarian', currency: 'USD' },
    search: { from: 'JFK', to: 'LAX', date: '2027-06-15' },
    cart: Object.fromEntries(items.map((item) => [item.itemId, item])),
  }
}

function itemOf(flightId: number, n: number): CartItem {
  const seat = `${n + 1}A`
  return {
    itemId: `${flightId}-${seat}`,
    flightId,
    flightNo: 'AA101',
    from: 'JFK',
    to: 'LAX',
    departure: '2027-06-15T08:00:00Z',
    departureLocal: '2027-06-15T04:00:00-04:00',
    seat,
    holdId: '7d2f1a0e-5a51-4f0c-9a50-7e1f3f4b2c10',
    heldUntil: 1_800_000_000_000,
    price: '299.00',
    currency: 'USD',
  }
}
