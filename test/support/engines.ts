import { describe, inject } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { openDatabase } from '../../src/db/open.ts'

/** Runs one suite on every engine that this machine has; one that it lacks is skipped, and says why. */
export function describeEachEngine(name: string, suite: (open: () => Database) => void): void {
  for (const [engine, server] of Object.entries(inject('engines'))) {
    if ('skipped' in server) describe.skip(`${name} on ${engine}: skipped, ${server.skipped}`, () => suite(missing))
    else describe(`${name} on ${engine}`, () => suite(() => openTestDatabase(server.url)))
  }
}

/** A small pool on a database of the tests; whoever opens it closes it. */
export function openTestDatabase(url: string): Database {
  return openDatabase({ url, poolSize: 4, statementTimeoutMs: 10_000, onConnectionError: () => {} })
}

function missing(): never {
  throw new Error('this engine is not on this machine')
}
