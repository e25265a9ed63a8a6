import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

export interface PagePolicy {
  /** Allows inline styles. Default: true; our own pages have none. */
  inlineStyles?: boolean
  /** Inline scripts that may run, as sources of the policy: `'sha256-…'`. */
  inlineScripts?: readonly string[]
}

/**
 * Adds security headers to pages, which may load nothing from other hosts. JSON responses do not need them.
 * `Strict-Transport-Security` is the task of the proxy that terminates TLS.
 */
export async function pagePolicy(
  app: FastifyInstance,
  { inlineStyles = true, inlineScripts = [] }: PagePolicy = {},
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:'],
        scriptSrc: ["'self'", ...inlineScripts],
        styleSrc: ["'self'", ...(inlineStyles ? ["'unsafe-inline'"] : [])],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
  })
}
