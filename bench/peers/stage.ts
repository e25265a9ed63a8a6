import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askValkey } from '../../src/embedded/valkey/ask-valkey.ts'
import { startTestPostgres, startTestValkey } from '../../test/support/servers.ts'
import { valkeyVersion } from '../../tools/valkey-info.ts'
import { reserveCore } from './cores.ts'
import { type Generator, startGenerator } from './generator.ts'
import type { Urls } from './variants.ts'

/** The private servers and processes of a run. */
export interface Stage {
  urls: Urls
  generator: Generator
  /** Beginning of a command line that runs on the core for the server under test. Empty if no core could be reserved. */
  onCore: readonly string[]
  /** Folder for logs. */
  scratch: string
  valkeyVersion: string
  /** Empties the cache server. */
  flush: () => Promise<void>
}

/** Starts the servers, runs `work`, and stops them, also on SIGINT, SIGTERM and after `secondsAtMost`. */
export async function withStage(secondsAtMost: number, work: (stage: Stage) => Promise<void>): Promise<void> {
  const toClose: (() => unknown)[] = []
  const closeAll = async () => {
    for (let close = toClose.pop(); close; close = toClose.pop()) await close()
  }
  // The probe of each server under test stops it when this process has ended.
  const giveUp = (reason: string) => {
    console.error(reason)
    closeAll().finally(() => process.exit(1))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp(signal))
  setTimeout(() => giveUp('the benchmark takes too long: something hangs'), secondsAtMost * 1_000).unref()
  try {
    const onCore = reserveCore()
    const scratch = mkdtempSync(join(tmpdir(), 'flights-peers-'))
    toClose.push(() => rmSync(scratch, { recursive: true, force: true }))
    const [postgres, cache, state] = await Promise.all([
      startTestPostgres(),
      // Room for the entries of all servers, so that none is evicted.
      startTestValkey({ role: 'cache', settings: ['maxmemory 2gb'] }),
      startTestValkey({ role: 'state' }),
    ])
    toClose.push(() => Promise.all([postgres.close(), cache.close(), state.close()]))
    const generator = startGenerator()
    toClose.push(generator.end)
    await work({
      urls: { database: postgres.url, cache: cache.url, state: state.url },
      generator,
      onCore,
      scratch,
      valkeyVersion: await valkeyVersion(cache.port),
      flush: async () => void (await askValkey(cache.port, 'FLUSHALL')),
    })
  } finally {
    await closeAll()
  }
}
