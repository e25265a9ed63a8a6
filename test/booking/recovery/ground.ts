import { randomUUID } from 'node:crypto'
import { inject, onTestFinished } from 'vitest'
import type { Urls } from '../../../src/connections.ts'
import type { BookRequest } from '../../../src/services/booking/book.ts'
import { openTestDatabase } from '../../support/engines.ts'
import { makeDatabase } from '../../support/scratch.ts'
import type { Outcome } from './actor.ts'
import { makeFlightRows } from './flight-rows.ts'
import { createHistory } from './history.ts'
import { rebuildBoards } from './invariants.ts'
import { openStack, type Stack } from './stack.ts'

/** Settings of a durable PostgreSQL that accepts a replica. */
export const durable = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  max_wal_senders: '1',
}

/** The shared PostgreSQL of the test run. A test must not stop it. */
export function postgresUrl(): string {
  const server = inject('engines').PostgreSQL
  if ('skipped' in server) throw new Error(server.skipped)
  return server.url
}

export const FLIGHTS = 3

/**
 * A separate database with a few flights, a separate namespace, and an instance of the service in this process. The
 * instance is never killed: it books before and after, and recovers. `url` is a database server. Removed after the test.
 */
export async function layGround(
  url: string,
  {
    urls: others = {},
    capacity = 12,
    passengers = 500,
  }: { urls?: Partial<Urls>; capacity?: number; passengers?: number } = {},
) {
  const made = await makeDatabase(url)
  onTestFinished(made.drop)
  const database = openTestDatabase(made.url)
  await makeFlightRows(database, { capacities: Array(FLIGHTS).fill(capacity), passengers })
  await database.close()
  const urls: Urls = { cache: inject('cacheUrl'), state: inject('stateUrl'), ...others, database: made.url }
  const job = { urls, prefix: `${randomUUID()}:` }
  const stack = await openStack(job)
  onTestFinished(stack.close)
  await rebuildBoards(stack)
  return { job, stack, survivor: clientOf(stack), history: createHistory() }
}

export type Ground = Awaited<ReturnType<typeof layGround>>

/** The service of this process with the interface of an actor. A refusal fails the test. */
function clientOf({ bookings }: Stack) {
  return {
    book: async (request: BookRequest) => ({ value: await bookings.book(request) }),
    cancel: async (bookingId: number): Promise<Outcome<undefined>> => {
      await bookings.cancel(bookingId)
      return { value: undefined }
    },
  }
}
