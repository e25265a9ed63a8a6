import { describe, inject } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { openDatabase } from '../../src/db/open.ts'

/**
 * Runs one suite on every engine that this machine has; one that it lacks is skipped, and says why. `open` opens the
 * seeded database, which tests only read; `url` names it.
 */
export function describeEachEngine(name: string, suite: (open: () => Database, url: string) => void): void {
  for (const [engine, server] of Object.entries(inject('engines'))) {
    if ('skipped' in server) describe.skip(`${name} on ${engine}: skipped, ${server.skipped}`, () => suite(missing, ''))
    else describe(`${name} on ${engine}`, () => suite(() => openTestDatabase(server.url), server.url))
  }
}

/** A small pool on a database of the tests; whoever opens it closes it. */
export function openTestDatabase(url: string): Database {
  return openDatabase({ url, poolSize: 4, statementTimeoutMs: 10_000, onConnectionError: () => {} })
}

function missing(): never {
  throw new Error('this engine is not on this machine')
}
