import { createHash } from 'node:crypto'
import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Attempts } from '../../services/sessions/attempts.ts'

export interface SignInLimits {
  /** Counts an attempt; throws `rate-limited` when there have been too many. */
  check: preHandlerAsyncHookHandler
}

const WINDOW_MS = 60_000

/**
 * How often somebody may try to sign in within a minute: from one address, so that nobody tries passports by the thousand,
 * and with one passport, so that nobody does from many addresses.
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
        who: string,
        done: (error: Error | null, counted?: { current: number; ttl: number }) => void,
        windowMs: number,
      ): void {
        attempts.count(who, windowMs).then(({ attempts: current, leftMs: ttl }) => done(null, { current, ttl }), done)
      }

      child() {
        return this
      }
    },
  })
  const limits = [
    app.createRateLimit({ max: perAddress, keyGenerator: ({ ip }) => `sign-in:address:${normalizeIP(ip)}` }),
    app.createRateLimit({ max: perPassport, keyGenerator: (request) => `sign-in:passport:${passportOf(request)}` }),
  ]
  return {
    check: async (request, reply) => {
      for (const limit of limits) {
        const counted = await limit(request)
        if (counted.isAllowed || !counted.isExceeded) continue
        reply.header('retry-after', String(counted.ttlInSeconds))
        throw new AppError('rate-limited', 'Too many attempts to sign in: try again later.')
      }
    },
  }
}

/** A digest: passports are not to lie about in keys. */
function passportOf({ body }: FastifyRequest): string {
  const { passportNo } = body as { passportNo: string }
  return createHash('sha256').update(passportNo.toUpperCase()).digest('hex').slice(0, 32)
}
