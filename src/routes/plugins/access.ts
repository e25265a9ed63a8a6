import type { FastifySchema } from 'fastify'

/**
 * Rules of access. A route wraps its schema in the rule that applies: `adminOnly(schema)`. The rule checks each request and
 * declares itself in the OpenAPI document. A route without a rule is public.
 */

/** Admits only the admin. Runs before validation, so that other callers learn nothing about the route's parameters. */
export const adminOnly = <S extends FastifySchema>(schema: S): { schema: S; onRequest: Hook<RequiresAdmin> } => ({
  onRequest: async (request) => request.requireAdmin(),
  schema: { ...schema, security: [{ admin: [] }] },
})

/** Admits the admin, and the passenger in the path. */
export const ownerOrAdmin = <S extends FastifySchema>(schema: S): { schema: S; preHandler: Hook<OfPassenger> } => ({
  preHandler: async (request) => request.requirePassenger(request.params.passengerId),
  schema: { ...schema, security: [{ session: [] }, { admin: [] }] },
})

/**
 * Admits every passenger with a session, and the admin. The handler checks the owner of the data, with `requirePassenger`
 * or `actsFor`.
 */
export const signedInOrAdmin = <S extends FastifySchema>(schema: S): { schema: S; preHandler: Hook<KnowsCaller> } => ({
  preHandler: async (request) => void request.knownCaller(),
  schema: { ...schema, security: [{ session: [] }, { admin: [] }] },
})

/** Admits every passenger with a session. The handler works on that session. */
export const signedIn = <S extends FastifySchema>(schema: S): { schema: S; preHandler: Hook<HasSession> } => ({
  preHandler: async (request) => void request.ownSession(),
  schema: { ...schema, security: [{ session: [] }] },
})

type Hook<Request> = (request: Request) => Promise<void>

interface RequiresAdmin {
  requireAdmin(): void
}

interface OfPassenger {
  requirePassenger(passengerId: number): void
  params: { passengerId: number }
}

interface KnowsCaller {
  knownCaller(): unknown
}

interface HasSession {
  ownSession(): unknown
}
