import { createHash } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Attempts } from '../../services/sessions/attempts.ts'
import { clientAddress } from './client-address.ts'

export interface SignInLimits {
  /** Counts an attempt. Throws `rate-limited` above the limit. */
  check: preHandlerAsyncHookHandler
}

const WINDOW_MS = 60_000

/**
 * Limits sign-in attempts per minute: per address, against one client that tries many passports, and per passport, against
 * many addresses that try one.
 */
export async function signInLimits(
  app: FastifyInstance,
  { attempts, perAddress, perPassport }: { attempts: Attempts; perAddress: number; perPassport: number },
): Promise<SignInLimits> {
  await app.register(rateLimit, {
    global: false,
    timeWindow: WINDOW_MS,
    store: class {
      incr(
        key: string,
        done: (error: Error | null, counted?: { current: number; ttl: number }) => void,
        windowMs: number,
      ): void {
        attempts.count(key, windowMs).then(({ attempts: current, leftMs: ttl }) => done(null, { current, ttl }), done)
      }

      child() {
        return this
      }
    },
  })
  const limits = [
    app.createRateLimit({ max: perAddress, keyGenerator: (request) => `sign-in:address:${clientAddress(request)}` }),
    app.createRateLimit({ max: perPassport, keyGenerator: (request) => `sign-in:passport:${passportOf(request)}` }),
  ]
  return {
    check: async (request, reply) => {
      for (const limit of limits) {
        const counted = await limit(request)
        if (counted.isAllowed || !counted.isExceeded) continue
        reply.header('retry-after', String(counted.ttlInSeconds))
        throw new AppError('rate-limited', 'Too many sign-in attempts. Retry after the time in `Retry-After`.')
      }
    },
  }
}

/** Digest of the passport number, so that keys hold no personal data. */
function passportOf({ body }: FastifyRequest): string {
  const { passportNo } = body as { passportNo: string }
  return createHash('sha256').update(passportNo.toUpperCase()).digest('hex').slice(0, 32)
}
