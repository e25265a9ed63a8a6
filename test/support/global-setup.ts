import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { populate } from '../../src/db/populate.ts'
import { seedSource } from '../../src/db/seed/source.ts'
import { hostileMariadb } from './hostile-settings.ts'
import { makeProgramFolder } from './program.ts'
import { startTestMariadb, startTestPostgres, startTestValkey } from './servers.ts'

/** Anchor date of the tests' seed. */
export const ANCHOR = '2025-12-15'

/** A server, or the reason why this machine has none. */
export type Engine = { url: string } | { skipped: string }

declare module 'vitest' {
  interface ProvidedContext {
    engines: { PostgreSQL: Engine; MariaDB: Engine }
    cacheUrl: string
    stateUrl: string
    anchor: string
    /** Folder of the bundled programs. */
    programs: string
  }
}

/** Starts private servers for the whole run: each engine with the `tiny` seed, which tests only read, and both Valkeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, mariadb, cache, state] = await Promise.all([
    startTestPostgres({ first: true }),
    startTestMariadb({ ...hostileMariadb, first: true }),
    startTestValkey({ role: 'cache' }),
    startTestValkey({ role: 'state' }),
  ])
  const engines: { PostgreSQL: Engine; MariaDB: Engine } = {
    PostgreSQL: { url: postgres.url },
    MariaDB: 'skipped' in mariadb ? mariadb : { url: mariadb.url },
  }
  for (const [name, engine] of Object.entries(engines)) {
    if ('skipped' in engine) console.warn(`without ${name}: ${engine.skipped}`)
    else await seedTiny(engine.url)
  }
  const programs = makeProgramFolder()
  project.provide('programs', programs)
  project.provide('engines', engines)
  project.provide('cacheUrl', cache.url)
  project.provide('stateUrl', state.url)
  project.provide('anchor', ANCHOR)

  return async () => {
    rmSync(programs, { recursive: true, force: true })
    await Promise.all(
      [postgres, mariadb, cache, state].map((server) => ('close' in server ? server.close() : undefined)),
    )
  }
}

async function seedTiny(url: string): Promise<void> {
  const database = openDatabase({ url, poolSize: 2, statementTimeoutMs: 30_000, onConnectionError: () => {} })
  try {
    await migrate(database)
    await database.script((connection) => populate(connection, seedSource({ scale: 'tiny', anchor: ANCHOR }), () => {}))
  } finally {
    await database.close()
  }
}
