import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { flushKeys } from '../../src/cache/flush.ts'
import { createGuard } from '../../src/cache/guard.ts'
import { connectValkey, whenReady } from '../../src/cache/valkey.ts'
import { createCartBackups } from '../../src/services/sessions/cart-backup.ts'
import type { CartItem } from '../../src/services/sessions/session.ts'
import { createSessionStore, type SessionStoreOptions } from '../../src/services/sessions/session-store.ts'

const MINUTE_MS = 60_000

/** Rethrows, because a failed backup must fail the test. */
const rethrow = (_what: string, error: unknown) => {
  throw error
}

export type StoreOptions = { stateUrl: string } & Partial<
  Pick<SessionStoreOptions, 'prefix' | 'idleMs' | 'absoluteMs' | 'noteEveryMs' | 'onNoted'>
>

/** Opens a session store with its own connection, closed after the test. Stores with the same `prefix` share sessions. */
export async function openStore({ stateUrl, ...options }: StoreOptions) {
  const prefix = options.prefix ?? `${randomUUID()}:`
  const client = connectValkey({ url: stateUrl, name: 'test', silenceMs: 60_000, onError: () => {} })
  await whenReady(client, 10_000)
  const guard = createGuard({ timeoutMs: 5_000, onChange: () => {} })
  const server = { client, guard, patient: guard }
  const idleMs = options.idleMs ?? 30 * MINUTE_MS
  const store = createSessionStore({ server, idleMs, absoluteMs: 12 * 60 * MINUTE_MS, ...options, prefix })
  const backups = createCartBackups({ server, keys: store.keys, idleMs, onLeft: rethrow })
  onTestFinished(async () => {
    await store.close()
    if (options.prefix === undefined) await flushKeys(client, prefix)
    client.disconnect()
  })
  return { store, backups, client, prefix, keys: store.keys }
}

export type TestStore = Awaited<ReturnType<typeof openStore>>

/** Creates a unique handle. */
export const newHandle = () => randomUUID().replaceAll('-', '').repeat(2)

/** A new session of this passenger. */
export const beginning = (passengerId = 1) => ({ passengerId, name: `Pat Person ${passengerId}`, device: 'a test' })

export const item = (itemId = '1001-12A'): CartItem => {
  const [flightId, seat = ''] = itemId.split('-')
  return {
    itemId,
    flightId: Number(flightId),
    seat,
    flightNo: 'AA1',
    from: 'JFK',
    to: 'LAX',
    departure: '2030-01-01T00:00:00Z',
    departureLocal: '2029-12-31T19:00:00-05:00',
    holdId: randomUUID(),
    heldUntil: Date.now() + 300_000,
    price: '100.00',
    currency: 'USD',
  }
}
