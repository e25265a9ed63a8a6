import { meanings, type Reason } from '../../cache/refusal.ts'

/** A server that the service depends on. */
export interface Dependency {
  name: 'database' | 'cache' | 'state'
  /** Resolves when the server replies, also with an error. */
  ping: () => Promise<void>
  /** Reasons why it refuses commands at the moment. */
  refusals: () => readonly Reason[]
}

/** A problem that makes the service slower or takes a part of it away. */
export interface Cause {
  code: 'server-unavailable' | 'server-full' | 'commands-refused' | 'state-lost' | 'shutting-down'
  subject: Dependency['name'] | 'service'
  message: string
}

export interface Readiness {
  /** Whether requests should be sent: false while the database is unavailable, and during shutdown. */
  ready: boolean
  /** Whether there is a cause: requests are slower or partly refused. */
  degraded: boolean
  causes: Cause[]
  dependencies: { name: Dependency['name']; status: 'up' | 'down'; latencyMs: number }[]
}

/** Pings all dependencies concurrently, so the timeout of one ping limits the total time. */
export function createReadiness(dependencies: readonly Dependency[], isStateLost: () => boolean) {
  return async function readiness({ shuttingDown = false } = {}): Promise<Readiness> {
    const results = await Promise.all(dependencies.map(checked))
    const causes: Cause[] = dependencies.flatMap(({ name, refusals }, index) =>
      results[index]?.status === 'down' ? [unavailable(name)] : refusals().map((reason) => refused(name, reason)),
    )
    const isDown = results.some(({ name, status }) => name === 'database' && status === 'down')
    if (isStateLost()) causes.push(stateLost)
    if (shuttingDown) causes.unshift(isShuttingDown)
    return { ready: !isDown && !shuttingDown, degraded: causes.length > 0, causes, dependencies: results }
  }
}

export type CheckReadiness = ReturnType<typeof createReadiness>

async function checked({ name, ping }: Dependency): Promise<Readiness['dependencies'][number]> {
  const started = performance.now()
  const status = await ping().then(
    () => 'up' as const,
    () => 'down' as const,
  )
  return { name, status, latencyMs: Math.round((performance.now() - started) * 100) / 100 }
}

const isShuttingDown: Cause = {
  code: 'shutting-down',
  subject: 'service',
  message: 'The service is shutting down. Send requests to another instance.',
}

const stateLost: Cause = {
  code: 'state-lost',
  subject: 'state',
  message: 'The state Valkey has lost its data. Sessions, carts and holds are gone; the rest is being repaired.',
}

const titles = { database: 'database', cache: 'cache Valkey', state: 'state Valkey' }

const unavailable = (subject: Dependency['name']): Cause => ({
  code: 'server-unavailable',
  subject,
  message: `The ${titles[subject]} does not reply.`,
})

const refused = (subject: Dependency['name'], reason: Reason): Cause => ({
  code: reason === 'full' ? 'server-full' : 'commands-refused',
  subject,
  message: `The ${titles[subject]} ${meanings[reason]}.`,
})
