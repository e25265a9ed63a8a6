import { execFile } from 'node:child_process'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { type Account, may } from '../account.ts'
import { EmbeddedError } from '../errors.ts'
import { copyPrograms, FAR } from '../folders.ts'

/** A program with Valkey's protocol. `javascript` is the last resort: a script for Node, without persistence. */
export type ValkeyProgram = {
  kind: 'valkey' | 'redis' | 'javascript'
  version: string
  /** Path of the server: a binary, or a script for `javascript`. */
  server: string
  /** Path of the command-line client, if one is in the folder of the server. */
  cli?: string
}

export type Version = { kind: 'valkey' | 'redis'; version: string }

/** Parses the output of `valkey-server --version` or `redis-server --version`. Undefined for other output. */
export function parseVersion(output: string): Version | undefined {
  const match = /^(Valkey|Redis) server v=(\d+\.\d+\.\d+)/.exec(output)
  if (!match?.[1] || !match[2]) return undefined
  return { kind: match[1] === 'Valkey' ? 'valkey' : 'redis', version: match[2] }
}

/** Redis 7 has every command that the service needs, and each Valkey is based on a later version. */
export const isRecentEnough = ({ version }: Version): boolean => Number.parseInt(version, 10) >= 7

/** Runs a server binary for its version. Undefined if it does not run within 5 s or is neither Valkey nor Redis. */
export async function versionOf(binary: string): Promise<Version | undefined> {
  try {
    const { stdout } = await promisify(execFile)(binary, ['--version'], { timeout: 5_000 })
    return parseVersion(stdout)
  } catch {
    return undefined
  }
}

/**
 * Returns the program as the account of the servers can run it. A program fetched to `fetched`, which the account may be unable to
 * enter, is copied to a folder for all checkouts. Throws `unusable` for another program that the account may not run.
 */
export async function runnableBy(
  account: Account | undefined,
  program: ValkeyProgram,
  { fetched, far = FAR }: { fetched: string; far?: string },
): Promise<ValkeyProgram> {
  if (!account || program.kind === 'javascript') return program
  const mayRun = (server: string) => may(account, '"$0" --version', server)
  if (await mayRun(program.server)) return program
  if (dirname(dirname(program.server)) === fetched) {
    const copy = copyPrograms(fetched, join(far, `${program.kind}-${program.version}`))
    const server = join(copy, relative(fetched, program.server))
    if (await mayRun(server)) return { ...program, server }
  }
  throw new EmbeddedError(
    'unusable',
    `Private servers do not run as root, and their account may not run ${program.server}: move it, or set VALKEY_CACHE_URL and VALKEY_STATE_URL.`,
  )
}
