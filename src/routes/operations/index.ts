import type { FastifyPluginAsync } from 'fastify'
import type { WriteBehind } from '../../services/booking/write-behind.ts'
import type { OperationServices } from '../../services/operations/wire.ts'
import { adminStatsRoutes } from './admin-stats.ts'
import { adminCacheRoutes } from './cache-admin.ts'
import { healthRoutes } from './health.ts'
import { metricsRoutes } from './metrics.ts'
import { type QueueRouteOptions, queueRoutes } from './queues.ts'
import { statsRoutes } from './stats.ts'
import { traceRoutes } from './traces.ts'

export interface OperationRouteOptions extends OperationServices {
  writeBehind: WriteBehind
  /** Whether traces are stored and can be read. */
  workshop: boolean
}

export type MonitoringRouteOptions = OperationServices & Pick<QueueRouteOptions, 'publicOrigin'>

/** Health, metrics and queues, outside of `/v1`. */
export const monitoringRoutes: FastifyPluginAsync<MonitoringRouteOptions> = async (app, options) => {
  await app.register(healthRoutes, options)
  await app.register(metricsRoutes, options)
  await app.register(queueRoutes, options)
}

/** Stats, traces and the administration of the cache. */
export const operationRoutes: FastifyPluginAsync<OperationRouteOptions> = async (app, options) => {
  await app.register(statsRoutes, options)
  await app.register(adminStatsRoutes, options)
  await app.register(traceRoutes, { traces: options.workshop ? options.traces : undefined })
  await app.register(adminCacheRoutes, options)
}
