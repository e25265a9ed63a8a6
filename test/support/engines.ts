import { describe, inject } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { openDatabase } from '../../src/db/open.ts'

/**
 * Runs one suite on every engine of this machine. A missing engine is skipped, with the reason. `open` opens the seeded
 * database at `url`, which tests only read.
 */
export function describeEachEngine(name: string, suite: (open: () => Database, url: string) => void): void {
  for (const [engine, server] of Object.entries(inject('engines'))) {
    if ('skipped' in server) describe.skip(`${name} on ${engine}: skipped, ${server.skipped}`, () => suite(missing, ''))
    else describe(`${name} on ${engine}`, () => suite(() => openTestDatabase(server.url), server.url))
  }
}

/** Opens a small pool on a database of the tests. The caller closes it. */
export function openTestDatabase(url: string): Database {
  return openDatabase({ url, poolSize: 4, statementTimeoutMs: 10_000, onConnectionError: () => {} })
}

function missing(): never {
  throw new Error('this engine is not on this machine')
}
