import { setTimeout as sleep } from 'node:timers/promises'
import type { PassengerQueries, PassengerRow } from '../../db/queries/passengers.ts'
import { AppError } from '../../errors.ts'

/** What a passenger shows to sign in. */
export interface Credentials {
  passportNo: string
  lastName: string
}

/**
 * Failures are answered at multiples of this after they came, milliseconds: longer than a look into the database takes, so
 * that the time does not tell whether there is such a passport.
 */
const FAILURES_EVERY_MS = 250

/**
 * Tells who somebody is: the passenger with this passport, if the last name is theirs. Any other pair is refused in the same
 * words and the same time.
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
    throw new AppError('unauthenticated', 'There is no passenger with this passport number and this last name.')
  }
}

/** Names are written as people write them: case, accents' encoding and spaces around do not matter. */
function isSameName(known: string, given: string): boolean {
  const plain = (name: string) => name.trim().replace(/\s+/g, ' ').normalize('NFKC').toLocaleLowerCase('en')
  return plain(known) === plain(given)
}
