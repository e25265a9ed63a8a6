/** A server that the service depends on. */
export interface Dependency {
  name: 'database' | 'cache' | 'state'
  /** Resolves when the server replies. */
  ping: () => Promise<void>
}

export interface Readiness {
  /** Whether requests can be served: false while the database is unavailable. */
  ready: boolean
  /** A Valkey is unavailable: requests are slower or partly refused. */
  degraded: boolean
  dependencies: { name: Dependency['name']; status: 'up' | 'down'; latencyMs: number }[]
}

/** Pings all dependencies concurrently, so the timeout of one ping limits the total time. */
export function createReadiness(dependencies: readonly Dependency[]) {
  return async function readiness(): Promise<Readiness> {
    const results = await Promise.all(
      dependencies.map(async ({ name, ping }) => {
        const started = performance.now()
        const status = await ping().then(
          () => 'up' as const,
          () => 'down' as const,
        )
        return { name, status, latencyMs: Math.round((performance.now() - started) * 100) / 100 }
      }),
    )
    const down = results.filter(({ status }) => status === 'down').map(({ name }) => name)
    return { ready: !down.includes('database'), degraded: down.length > 0, dependencies: results }
  }
}

export type CheckReadiness = ReturnType<typeof createReadiness>
