import { type Cache, type CopiesOptions, createCache } from '../../cache/cache.ts'
import type { Generation } from '../../cache/generation.ts'
import type { TtlClass } from '../../cache/ttl.ts'
import type { Config } from '../../config.ts'
import type { Wiring } from '../wiring.ts'
import { catalogue } from './catalogue.ts'

/** Creates the cache of the catalogue with the TTLs and limits of the settings. */
export function wireCache({
  config,
  log,
  servers,
  counters,
  generation,
}: Pick<Wiring, 'config' | 'log' | 'servers' | 'counters'> & { generation: Generation }): Cache {
  return createCache({
    counters,
    cacheServer: servers.cache,
    stateServer: servers.state,
    generation,
    prefix: config.KEY_PREFIX,
    ttls: ttlsOf(config),
    leaseMs: config.CACHE_LEASE_MS,
    waitMs: config.CACHE_WAIT_MS,
    gzipBytes: config.CACHE_GZIP_BYTES,
    stampedeProtection: config.CACHE_STAMPEDE_PROTECTION,
    // A report's lease exceeds its load by the same margin as any other lease.
    longLeaseMs: config.DB_REPORT_TIMEOUT_MS + config.CACHE_LEASE_MS - config.DB_TIMEOUT_MS,
    loadsAtMost: config.CACHE_MAX_CONCURRENT_LOADS,
    softTimeoutMs: config.CACHE_SOFT_TIMEOUT_MS,
    grace: {
      whileRevalidate: config.CACHE_STALE_WHILE_REVALIDATE_SECONDS * 1000,
      ifError: config.CACHE_STALE_IF_ERROR_SECONDS * 1000,
    },
    ...(config.CACHE_LOCAL_TTL_MS === 0 ? {} : { copies: copiesOf(config) }),
    onRefreshFailed: (key, err) => log.warn({ err, key }, 'a refresh failed'),
  })
}

function ttlsOf(config: Config): Record<TtlClass, number> {
  return {
    static: config.TTL_STATIC_SECONDS * 1000,
    'semi-static': config.TTL_SEMI_STATIC_SECONDS * 1000,
    business: config.TTL_BUSINESS_SECONDS * 1000,
    search: config.TTL_SEARCH_SECONDS * 1000,
    seats: config.TTL_SEATS_SECONDS * 1000,
    personal: config.TTL_PERSONAL_SECONDS * 1000,
    'real-time': config.TTL_REAL_TIME_SECONDS * 1000,
    negative: config.TTL_NEGATIVE_SECONDS * 1000,
    raw: config.TTL_RAW_SECONDS * 1000,
    aggregated: config.TTL_AGGREGATED_SECONDS * 1000,
    analytics: config.TTL_ANALYTICS_SECONDS * 1000,
  }
}

function copiesOf(config: Config): CopiesOptions {
  return {
    entries: catalogue,
    ttlMs: config.CACHE_LOCAL_TTL_MS,
    bytesAtMost: config.CACHE_LOCAL_BYTES,
  }
}
