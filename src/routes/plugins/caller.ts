import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'

/** Who sends a request: the admin by a token, a passenger by a session. */
export type Caller = { is: 'admin' } | { is: 'passenger'; passengerId: number } | { is: 'anonymous' }

export type KnownCaller = Exclude<Caller, { is: 'anonymous' }>

declare module 'fastify' {
  interface FastifyRequest {
    caller(): Caller
    /** The caller; throws `unauthenticated` when there is none. */
    knownCaller(): KnownCaller
    isAdmin(): boolean
    /** Throws `unauthenticated` or `forbidden` unless the admin asks. */
    requireAdmin(): void
    /** Throws likewise unless this passenger, or the admin, asks. */
    requirePassenger(passengerId: number): void
    /**
     * The passenger in whose name the request acts: the caller, or whom the admin names in the body. Throws likewise
     * when somebody names another, and `validation-failed` when the admin names nobody.
     */
    actsFor(named: number | undefined): number
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Tells who the caller is and what they may do. The admin is known by `Authorization: Bearer <token>`, a passenger by their
 * session, on the routes that have one.
 */
export const callers = fp(
  async (app: FastifyInstance, { token }: { token: string }) => {
    const expected = digest(`Bearer ${token}`)

    app.decorateRequest('caller', function (): Caller {
      const { authorization } = this.headers
      if (authorization === undefined) {
        const passengerId = this.session?.passengerId
        return passengerId === undefined ? { is: 'anonymous' } : { is: 'passenger', passengerId }
      }
      // Compared by digest, in a time that tells nothing of the token.
      if (timingSafeEqual(digest(authorization), expected)) return { is: 'admin' }
      throw new AppError('unauthenticated', 'The bearer token is not the admin’s.')
    })
    app.decorateRequest('knownCaller', function () {
      return known(this)
    })
    app.decorateRequest('isAdmin', function () {
      return this.headers.authorization !== undefined && timingSafeEqual(digest(this.headers.authorization), expected)
    })
    app.decorateRequest('requireAdmin', function () {
      if (known(this).is !== 'admin') throw new AppError('forbidden', 'Only the admin may do this.')
    })
    app.decorateRequest('requirePassenger', function (passengerId) {
      const caller = known(this)
      if (caller.is === 'admin' || caller.passengerId === passengerId) return
      throw new AppError('forbidden', 'This belongs to somebody else.')
    })
    app.decorateRequest('actsFor', function (named) {
      const caller = known(this)
      if (caller.is === 'passenger') {
        if (named === undefined || named === caller.passengerId) return caller.passengerId
        throw new AppError('forbidden', 'Only the admin acts in the name of somebody else.')
      }
      if (named !== undefined) return named
      throw new AppError('validation-failed', 'The admin says for whom.', {
        errors: [{ path: 'body.passengerId', message: 'is required of the admin' }],
      })
    })
  },
  { name: 'callers' },
)

function known(request: FastifyRequest): KnownCaller {
  const caller = request.caller()
  if (caller.is === 'anonymous') throw new AppError('unauthenticated', 'Sign in, or send the admin’s bearer token.')
  return caller
}
