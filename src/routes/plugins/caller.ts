import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'
import { bearerOf, passwordOf } from './authorization.ts'
import { clientAddress } from './client-address.ts'
import { sendProblem } from './problems.ts'
import { createWrongTokens } from './wrong-tokens.ts'

/** Sender of a request: the admin by a token, a passenger by a session. */
export type Caller = { is: 'admin' } | { is: 'passenger'; passengerId: number } | { is: 'anonymous' }

export type KnownCaller = Exclude<Caller, { is: 'anonymous' }>

declare module 'fastify' {
  interface FastifyRequest {
    caller(): Caller
    /** Returns the caller. Throws `unauthenticated` for an anonymous one. */
    knownCaller(): KnownCaller
    isAdmin(): boolean
    /** Throws `unauthenticated` or `forbidden` unless the caller is the admin. */
    requireAdmin(): void
    /** Throws `unauthenticated` or `forbidden` unless the caller is this passenger or the admin. */
    requirePassenger(passengerId: number): void
    /**
     * Returns the passenger of the request: the caller, or the passenger that the admin names. Throws `forbidden` if a
     * passenger names another one, and `validation-failed` if the admin names none.
     */
    actsFor(named: number | undefined): number
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Identifies callers. The admin sends `Authorization: Bearer <token>`; a passenger has a session, on routes with sessions.
 * The rules of a route are in access.ts.
 */
export const callers = fp(
  async (app: FastifyInstance, { token, wrongPerAddress }: { token: string; wrongPerAddress: number }) => {
    const expected = digest(token)
    // Compares digests in constant time, so that the duration reveals nothing about the token.
    const isToken = (given: string) => timingSafeEqual(digest(given), expected)
    const wrongTokens = createWrongTokens(wrongPerAddress)

    // Before the token is compared, so that a right guess beyond the limit is refused like a wrong one.
    app.addHook('onRequest', (request, reply, done) => {
      const { authorization } = request.headers
      if (authorization === undefined) return done()
      const address = clientAddress(request)
      const blockedFor = wrongTokens.blockedFor(address)
      if (blockedFor > 0) {
        reply.header('retry-after', String(blockedFor))
        // Sent, not thrown: the page of the queues has its own error handler.
        return void sendProblem(request, reply, tooManyGuesses())
      }
      // `/queues` accepts the token as a password.
      if (!isToken(passwordOf(authorization) ?? bearerOf(authorization))) wrongTokens.count(address)
      done()
    })

    app.decorateRequest('caller', function (): Caller {
      const { authorization } = this.headers
      if (authorization === undefined) {
        const passengerId = this.session?.own?.data.passengerId
        return passengerId === undefined ? { is: 'anonymous' } : { is: 'passenger', passengerId }
      }
      if (isToken(bearerOf(authorization))) return { is: 'admin' }
      throw new AppError('unauthenticated', 'Send the admin token as a bearer token, or leave `Authorization` out.')
    })
    app.decorateRequest('knownCaller', function () {
      return known(this)
    })
    app.decorateRequest('isAdmin', function () {
      return this.headers.authorization !== undefined && isToken(bearerOf(this.headers.authorization))
    })
    app.decorateRequest('requireAdmin', function () {
      if (known(this).is !== 'admin')
        throw new AppError('forbidden', 'Send the admin token: only the admin may do this.')
    })
    app.decorateRequest('requirePassenger', function (passengerId) {
      const caller = known(this)
      if (caller.is === 'admin' || caller.passengerId === passengerId) return
      throw new AppError('forbidden', 'Sign in as the passenger who owns this.')
    })
    app.decorateRequest('actsFor', function (named) {
      const caller = known(this)
      if (caller.is === 'passenger') {
        if (named === undefined || named === caller.passengerId) return caller.passengerId
        throw new AppError('forbidden', 'Leave `passengerId` out: only the admin may act for another passenger.')
      }
      if (named !== undefined) return named
      throw new AppError('validation-failed', '`passengerId` is required for admin requests.', {
        errors: [{ path: 'body.passengerId', message: 'is required for admin requests' }],
      })
    })
  },
  { name: 'callers' },
)

const tooManyGuesses = () =>
  new AppError('rate-limited', 'Too many wrong admin tokens. Retry after the time in `Retry-After`.')

function known(request: FastifyRequest): KnownCaller {
  const caller = request.caller()
  if (caller.is === 'anonymous')
    throw new AppError('unauthenticated', 'Sign in, or send the admin token as a bearer token.')
  return caller
}
