import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the request carries the admin's bearer token. */
    isAdmin(): boolean
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Knows the admin by `Authorization: Bearer <token>`, compared in constant time. */
export const adminToken = fp(
  async (app: FastifyInstance, { token }: { token: string }) => {
    const expected = digest(`Bearer ${token}`)
    app.decorateRequest('isAdmin', function () {
      const given = this.headers.authorization
      return given !== undefined && timingSafeEqual(digest(given), expected)
    })
  },
  { name: 'admin-token' },
)
