import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Attempts } from '../../services/sessions/attempts.ts'
import type { PassportDigest } from '../../services/sessions/passport-digest.ts'
import { clientAddress } from './client-address.ts'

export interface SignInLimits {
  /** Counts an attempt before it begins, so that concurrent ones cannot pass together. Throws `rate-limited` above a limit. */
  check: (request: FastifyRequest, reply: FastifyReply) => Promise<void>
  /** Gives the attempt of a successful sign-in back: only failures count. */
  succeeded: (request: FastifyRequest) => Promise<void>
}

export interface SignInLimitOptions {
  attempts: Attempts
  passportDigest: PassportDigest
  /** Failed sign-ins per minute from one address. */
  perAddress: number
  /** Failed sign-ins per minute with one passport from one address. */
  perPassport: number
}

const WINDOW_MS = 60_000

/**
 * Limits failed sign-ins per minute: per address, against one client that tries many passports, and per passport and address,
 * against one that tries many names. No limit covers a passport alone, because then anyone could lock its owner out.
 */
export function signInLimits({ attempts, passportDigest, perAddress, perPassport }: SignInLimitOptions): SignInLimits {
  const limitsOf = async (request: FastifyRequest) => {
    const address = clientAddress(request)
    const { passportNo } = request.body as { passportNo: string }
    return [
      { subject: `sign-in:address:${address}`, atMost: perAddress },
      { subject: `sign-in:passport:${await passportDigest(passportNo)}:${address}`, atMost: perPassport },
    ]
  }
  return {
    check: async (request, reply) => {
      for (const { subject, atMost } of await limitsOf(request)) {
        const counted = await attempts.count(subject, WINDOW_MS)
        if (counted.attempts <= atMost) continue
        reply.header('retry-after', String(Math.max(1, Math.ceil(counted.leftMs / 1000))))
        throw new AppError('rate-limited', 'Too many failed sign-ins. Retry after the time in `Retry-After`.')
      }
    },
    succeeded: async (request) => {
      const limits = await limitsOf(request)
      await Promise.all(limits.map(({ subject }) => attempts.giveBack(subject)))
    },
  }
}
