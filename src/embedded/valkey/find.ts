import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join } from 'node:path'
import { EmbeddedError } from '../errors.ts'
import type { Log } from '../log.ts'
import { fetchValkey } from './fetch.ts'
import { findJavascriptServer } from './javascript-program.ts'
import { isRecentEnough, type ValkeyProgram, versionOf } from './program.ts'

/** Folder of fetched programs: `bin/valkey-server` and `bin/valkey-cli`. */
export const fetchedFolder = (dataDir: string): string => join(dataDir, 'valkey')

export type FindOptions = {
  /** The setting VALKEY_SERVER_BIN. Set, it is the only choice. */
  configured?: string | undefined
  /** Absolute. */
  dataDir: string
  log: Log
  /** Search path for programs. Default: `PATH`. */
  path?: string | undefined
  /** Downloads Valkey from the distribution. Replaced in tests. */
  fetch?: typeof fetchValkey
}

/**
 * Finds the program for private Valkeys, in this order: the configured one; `valkey-server`, then `redis-server` 7 or later, on
 * the PATH; the download of an earlier start; a download from the distribution; a server in JavaScript, with a warning. Throws
 * `unusable` for a configured program that does not run, and `missing` if no program is found.
 */
export async function findValkey(options: FindOptions): Promise<ValkeyProgram> {
  if (options.configured) return configured(options.configured)
  return (await findInstalled(options)) ?? (await fetched(options)) ?? findJavascriptServer(options.log)
}

/** Like `findValkey`, but without a download. Undefined if no program is found. */
export async function findInstalled(options: FindOptions): Promise<ValkeyProgram | undefined> {
  const path = (options.path ?? process.env.PATH ?? '').split(delimiter).filter(isAbsolute)
  const candidates = ['valkey-server', 'redis-server'].flatMap((name) => path.map((folder) => join(folder, name)))
  for (const candidate of [...candidates, join(fetchedFolder(options.dataDir), 'bin', 'valkey-server')]) {
    const program = isExecutable(candidate) ? await inspect(candidate) : undefined
    if (program) return program
  }
  return undefined
}

async function configured(server: string): Promise<ValkeyProgram> {
  const program = await inspect(server)
  if (program) return program
  throw new EmbeddedError(
    'unusable',
    `VALKEY_SERVER_BIN is ${server}, which is neither a Valkey nor a Redis 7 that runs here.`,
  )
}

async function fetched({ dataDir, log, fetch = fetchValkey }: FindOptions): Promise<ValkeyProgram | undefined> {
  const folder = fetchedFolder(dataDir)
  try {
    log.info('There is no Valkey on this machine: fetching it from the distribution (30 s at most, needs no root).')
    await fetch({ folder, timeoutMs: 28_000 })
  } catch (error) {
    log.warn(`Valkey could not be fetched: ${(error as Error).message}`)
  }
  return inspect(join(folder, 'bin', 'valkey-server'))
}

async function inspect(server: string): Promise<ValkeyProgram | undefined> {
  const version = await versionOf(server)
  if (!version || !isRecentEnough(version)) return undefined
  const cli = ['valkey-cli', 'redis-cli'].map((name) => join(dirname(server), name)).find(isExecutable)
  return { ...version, server, ...(cli && { cli }) }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}
