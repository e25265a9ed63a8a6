import type { PassengerQueries } from '../../db/queries/passengers.ts'
import type { BookingServices } from '../booking/wire.ts'
import type { Wiring } from '../wiring.ts'
import { createAttempts } from './attempts.ts'
import { createCarts } from './cart.ts'
import { createCartBackups } from './cart-backup.ts'
import { createCheckouts } from './checkout.ts'
import { sessionKeys } from './keys.ts'
import { createPassportDigest } from './passport-digest.ts'
import { createSessionStore } from './session-store.ts'
import { createSessions } from './sessions.ts'
import { createSignIn } from './sign-in.ts'

export type SessionServices = ReturnType<typeof wireSessions>['services']

export interface SessionWiring extends Wiring {
  booking: Pick<BookingServices, 'bookings'>
  passengers: Pick<PassengerQueries, 'byPassport'>
}

/** Wires sign-in, sessions, carts and checkout. */
export function wireSessions({ config, servers, onLeft, booking, passengers }: SessionWiring) {
  const { KEY_PREFIX: prefix } = config
  const idleMs = config.SESSION_IDLE_SECONDS * 1000
  const backups = createCartBackups({ server: servers.state, keys: sessionKeys(prefix), idleMs, onLeft })
  const sessionStore = createSessionStore({
    server: servers.state,
    prefix,
    idleMs,
    absoluteMs: config.SESSION_ABSOLUTE_SECONDS * 1000,
    onNoted: (handle, data) => void backups.keep(handle, data),
  })
  const carts = createCarts(booking)
  const sessions = createSessions({
    store: sessionStore,
    backups,
    signIn: createSignIn({ queries: passengers }),
    holdAgain: carts.holdAgain,
    onLeft,
  })
  const checkouts = createCheckouts(booking)
  const attempts = createAttempts({ server: servers.state, prefix, onLeft })
  const passportDigest = createPassportDigest({ server: servers.state, prefix })
  return { services: { sessionStore, sessions, carts, checkouts, attempts, passportDigest }, close: sessionStore.close }
}
