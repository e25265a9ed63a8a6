import type { WriteBehindStats } from '../../booking/write-behind-stats.ts'
import type { Cause } from '../readiness.ts'
import { figuresOf, mergedKinds } from './figures.ts'
import type { Instances } from './instances.ts'
import type { ServerStats, Servers } from './servers.ts'
import { countsOf, targets } from './targets.ts'

/** A problem that needs attention. */
export interface Alert {
  code:
    | Exclude<Cause['code'], 'shutting-down'>
    | 'memory-high'
    | 'evictions'
    | 'hit-ratio-low'
    | 'write-behind-lag'
    | 'breaker-open'
  /** The affected server or target. */
  subject: string
  severity: 'warning' | 'critical'
  message: string
  value: number
  limit: number
  /** Time when this instance first reported it, RFC 3339. */
  since: string
}

type Found = Omit<Alert, 'since'>

export const limits = {
  /** Share of the memory limit. */
  memory: 0.8,
  /** Minimum reads per minute for a meaningful hit ratio. */
  readsAtLeast: 100,
  /** Maximum lag of the counters, which are written once a second. Milliseconds. */
  writeBehindLagMs: 10_000,
  /** Interval between samples of evictions. Milliseconds. */
  everyMs: 5_000,
  /** Duration of an alert after an eviction. Milliseconds. */
  evictionMs: 60_000,
}

/**
 * Finds current problems and their start: memory above 80 % of the limit, evictions in the last minute, hit ratios below
 * target in the last minute, lagging counters, open breakers, unavailable servers, and servers that refuse commands. Each
 * read checks all of them; a timer samples evictions every five seconds.
 */
export function createAlerts(options: {
  instances: Instances
  servers: Servers
  writeBehind: { stats(): Promise<WriteBehindStats> }
  /** Causes for which the service is degraded. */
  causes: () => Promise<Cause[]>
  now?: () => number
  everyMs?: number
}) {
  const { instances, servers, writeBehind, causes, now = Date.now, everyMs = limits.everyMs } = options
  let current: Alert[] = []
  let looking: Promise<Alert[]> | undefined
  /** Samples of evicted keys by server. */
  const evictions = new Map<string, { at: number; keys: number }[]>()

  async function look(): Promise<Alert[]> {
    const [{ instances: living }, found, degraded, lag] = await Promise.all([
      instances.read(),
      servers.read(),
      causes(),
      writeBehind.stats().then(
        ({ lagMs }) => lagMs,
        () => 0,
      ),
    ])
    const open = new Set(living.flatMap(({ openBreakers }) => openBreakers))
    const raised = [
      ...found.flatMap((server) => [...aboutServer(server), ...evicting(server)]),
      ...degraded.flatMap(aboutCause),
      ...aboutTargets(mergedKinds(living.map(({ lastMinute }) => lastMinute))),
      ...(lag > limits.writeBehindLagMs ? [behind(lag)] : []),
      ...[...open].map((name) => breakerOpen(name, living.filter((one) => one.openBreakers.includes(name)).length)),
    ]
    const known = current
    current = raised.map((alert) => {
      const before = known.find(({ code, subject }) => code === alert.code && subject === alert.subject)
      return { ...alert, since: before?.since ?? new Date(now()).toISOString() }
    })
    return current
  }

  /** Counts the evictions of a server in the last minute, from the samples. */
  function evicting({ name, primaries }: ServerStats): Found[] {
    if (primaries.length === 0) return []
    const keys = primaries.reduce((sum, { evictedKeys }) => sum + evictedKeys, 0)
    const before = (evictions.get(name) ?? []).filter(({ at }) => now() - at <= limits.evictionMs)
    const isNew = before.every(({ at }) => now() - at >= limits.everyMs / 5)
    evictions.set(name, isNew ? [...before, { at: now(), keys }] : before)
    // A restarted server counts from zero.
    const value = Math.max(0, keys - Math.min(keys, ...before.map((note) => note.keys)))
    if (value === 0) return []
    return [
      {
        code: 'evictions',
        subject: name,
        severity: name === 'state' ? 'critical' : 'warning',
        value,
        limit: 0,
        message: `The ${name} Valkey has evicted ${value} keys within a minute: its memory is full.`,
      },
    ]
  }

  const read = (): Promise<Alert[]> => {
    looking ??= look().finally(() => {
      looking = undefined
    })
    return looking
  }

  // Takes an earlier sample, because the number of new evictions is a difference.
  const timer = setInterval(() => void servers.read().then((found) => found.map(evicting)), everyMs)
  timer.unref()

  return {
    read,
    close: () => clearInterval(timer),
  }
}

export type Alerts = ReturnType<typeof createAlerts>

function aboutServer({ name, status, primaries }: ServerStats): Found[] {
  if (status === 'down') {
    const message = `The ${name} Valkey does not reply.`
    return [{ code: 'server-unavailable', subject: name, severity: 'critical', message, value: 0, limit: 1 }]
  }
  const limited = primaries.filter(({ maxmemory }) => maxmemory > 0)
  const value = Math.max(0, ...limited.map(({ usedMemory, maxmemory }) => usedMemory / maxmemory))
  if (value <= limits.memory) return []
  return [
    {
      code: 'memory-high',
      subject: name,
      value: rounded(value),
      limit: limits.memory,
      // A full cache only loads more; a full state server refuses bookings.
      severity: name === 'state' ? 'critical' : 'warning',
      message: `The ${name} Valkey uses ${Math.round(value * 100)} % of its memory.`,
    },
  ]
}

/** Alerts of causes that INFO of the servers does not show. */
function aboutCause({ code, subject, message }: Cause): Found[] {
  if (code === 'server-unavailable' || code === 'shutting-down') return []
  return [{ code, subject, message, severity: subject === 'cache' ? 'warning' : 'critical', value: 1, limit: 0 }]
}

function aboutTargets(lastMinute: Parameters<typeof countsOf>[1]): Found[] {
  return targets.flatMap((target) => {
    const { hits, misses, hitRatio } = figuresOf(countsOf(target, lastMinute))
    if (hitRatio === null || hits + misses < limits.readsAtLeast || hitRatio >= target.hitRatio) return []
    const message = `The hit ratio of ${target.name} was ${Math.round(hitRatio * 100)} % in the last minute.`
    const about = { code: 'hit-ratio-low', subject: target.name, severity: 'warning' } as const
    return [{ ...about, message, value: hitRatio, limit: target.hitRatio }]
  })
}

function behind(value: number): Found {
  const message = `The counters in the database are ${Math.round(value / 1_000)} s behind.`
  const about = { code: 'write-behind-lag', subject: 'flight_stats', severity: 'warning' } as const
  return { ...about, message, value, limit: limits.writeBehindLagMs }
}

function breakerOpen(name: string, value: number): Found {
  const message = `The circuit breaker for the ${name} Valkey is open in ${value} instances: it did not reply.`
  return { code: 'breaker-open', subject: name, severity: 'critical', message, value, limit: 0 }
}

const rounded = (part: number) => Math.round(part * 10_000) / 10_000
