import type { FastifyPluginAsync } from 'fastify'
import type { LeaderboardServices } from '../../services/leaderboards/wire.ts'
import { leaderboardAdminRoutes } from './admin.ts'
import { boardRoutes } from './leaderboards.ts'

/** Reads of leaderboards, and changes of them by the admin. */
export const leaderboardRoutes: FastifyPluginAsync<LeaderboardServices> = async (app, services) => {
  await app.register(boardRoutes, services)
  await app.register(leaderboardAdminRoutes, services)
}
