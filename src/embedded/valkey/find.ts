import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join } from 'node:path'
import { EmbeddedError } from '../errors.ts'
import type { Log } from '../log.ts'
import { chooseProgram, type Writer } from './choose.ts'
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
  /** Program that has written the data of the state server. */
  writer?: Writer | undefined
  /** Search path for programs. Default: `PATH`. */
  path?: string | undefined
  /** Downloads Valkey from the distribution. Replaced in tests. */
  fetch?: typeof fetchValkey
}

/**
 * Finds the program for private Valkeys: the configured one, or the best one of this machine (`chooseProgram`) among the programs
 * on the PATH and the download of an earlier start, or a download from the distribution, or a server in JavaScript, with a warning.
 * Data of a Valkey is worth a download even if there is a Redis. Throws `unusable` for a configured program that does not run, and
 * `missing` if no program is found.
 */
export async function findValkey(options: FindOptions): Promise<ValkeyProgram> {
  if (options.configured) return configured(options.configured)
  const installed = await findInstalled(options)
  const suits = installed && !(options.writer?.kind === 'valkey' && installed.kind === 'redis')
  const program = (suits ? installed : await fetched(options)) ?? installed
  if (program) return program
  const lastResort = findJavascriptServer(options.log)
  if (options.writer) options.log.warn(`It does not read the data that ${options.writer.server} has written.`)
  return lastResort
}

/** Like `findValkey`, but without a download. Undefined if no program is found. */
export async function findInstalled(
  options: Pick<FindOptions, 'dataDir' | 'path' | 'writer'>,
): Promise<ValkeyProgram | undefined> {
  const path = (options.path ?? process.env.PATH ?? '').split(delimiter).filter(isAbsolute)
  const candidates = ['valkey-server', 'redis-server'].flatMap((name) => path.map((folder) => join(folder, name)))
  const all = [...candidates, join(fetchedFolder(options.dataDir), 'bin', 'valkey-server')]
  const programs = await Promise.all(all.filter(isExecutable).map(inspect))
  return chooseProgram(
    programs.filter((program) => program !== undefined),
    options.writer,
  )
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
    log.info(
      'There is no suitable Valkey on this machine: fetching it from the distribution (30 s at most, needs no root).',
    )
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
