import { setTimeout as sleep } from 'node:timers/promises'
import type { PassengerQueries, PassengerRow } from '../../db/queries/passengers.ts'
import { AppError } from '../../errors.ts'

/** Credentials of a passenger. */
export interface Credentials {
  passportNo: string
  lastName: string
}

/**
 * Failed sign-ins end at multiples of this time, so that the duration does not reveal whether a passport exists. Longer than
 * the database query takes. Milliseconds.
 */
const FAILURES_EVERY_MS = 250

/**
 * Finds the passenger with this passport number and last name. Rejects every other pair with the same error after the same
 * time.
 */
export function createSignIn({
  queries,
  now = () => performance.now(),
  pause = sleep,
}: {
  queries: Pick<PassengerQueries, 'byPassport'>
  now?: () => number
  pause?: (ms: number) => Promise<unknown>
}) {
  return async ({ passportNo, lastName }: Credentials): Promise<PassengerRow> => {
    const arrived = now()
    const found = await queries.byPassport(passportNo.trim().toUpperCase())
    if (found && isSameName(found.lastname, lastName)) return found
    const taken = now() - arrived
    await pause(Math.ceil(taken / FAILURES_EVERY_MS) * FAILURES_EVERY_MS - taken)
    throw new AppError('unauthenticated', 'No passenger has this `passportNo` and `lastName`. Check both.')
  }
}

/** Compares names, and ignores case, spaces and the encoding of accents. */
function isSameName(known: string, given: string): boolean {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').normalize('NFKC').toLocaleLowerCase('en')
  return plain(known) === plain(given)
}
