/** Something the service depends on. */
export interface Dependency {
  name: 'database' | 'cache' | 'state'
  /** Resolves when it answers. */
  ping: () => Promise<void>
}

export interface Readiness {
  /** Whether requests can be served: false while the database is unavailable. */
  ready: boolean
  /** Served, but slower or not all of it: a Valkey is unavailable. */
  degraded: boolean
  dependencies: { name: Dependency['name']; status: 'up' | 'down'; latencyMs: number }[]
}

/** Asks every dependency at once. Bounded by the time that each query is. */
export function createReadiness(dependencies: readonly Dependency[]) {
  return async function readiness(): Promise<Readiness> {
    const asked = await Promise.all(
      dependencies.map(async ({ name, ping }) => {
        const started = performance.now()
        const status = await ping().then(
          () => 'up' as const,
          () => 'down' as const,
        )
        return { name, status, latencyMs: Math.round((performance.now() - started) * 100) / 100 }
      }),
    )
    const down = asked.filter(({ status }) => status === 'down').map(({ name }) => name)
    return { ready: !down.includes('database'), degraded: down.length > 0, dependencies: asked }
  }
}

export type CheckReadiness = ReturnType<typeof createReadiness>
