import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from '../account.ts'
import { EmbeddedError } from '../errors.ts'
import { giveTo } from '../folders.ts'
import { readJson, writeJson } from '../json-file.ts'
import type { Writer } from './choose.ts'
import type { ValkeyProgram } from './program.ts'
import type { ValkeyRole } from './server.ts'

/** Path of the password of a private Valkey. Only the account of the server, and root, can read it. */
export const passwordFile = (dir: string): string => join(dir, 'valkey.password')

const writerFile = (folder: string): string => join(folder, 'state', 'written-by.json')

/** Returns the program that has written the data of the state server. Undefined without data. */
export const readWriter = (folder: string): Writer | undefined => readJson<Writer>(writerFile(folder))

/** Remembers the program of a state server that has started. The JavaScript server writes no data. */
export function rememberWriter(folder: string, { kind, version, server }: ValkeyProgram): void {
  if (kind !== 'javascript') writeJson(writerFile(folder), { kind, version, server })
}

/**
 * Creates the folder of a Valkey if it is missing, and returns it with the password of the server. It belongs to `account`.
 * Moves data of an earlier version from `dataDir`, if that is another folder. Throws `unusable` for a folder of another account.
 */
export function prepareFolder(options: {
  dataDir: string
  folder: string
  role: ValkeyRole
  account: Account | undefined
}): { dir: string; password: string } {
  const { dataDir, folder, role, account } = options
  const dir = join(folder, role)
  const earlier = join(dataDir, role)
  try {
    if (earlier !== dir && existsSync(earlier) && !existsSync(dir)) move(earlier, dir)
    mkdirSync(dir, { recursive: true })
    chmodSync(dir, 0o700)
    const password = readPassword(dir) ?? createPassword(dir)
    if (account) giveTo(account, dir)
    return { dir, password }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'EACCES' && code !== 'EPERM') throw cause
    throw new EmbeddedError(
      'unusable',
      `${dir} belongs to another account: start the service as that account, set another DATA_DIR, or move the folder.`,
      { cause },
    )
  }
}

function move(from: string, to: string): void {
  const draft = `${to}.${process.pid}`
  cpSync(from, draft, { recursive: true })
  renameSync(draft, to)
  rmSync(from, { recursive: true })
}

function readPassword(dir: string): string | undefined {
  try {
    return readFileSync(passwordFile(dir), 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function createPassword(dir: string): string {
  const password = randomBytes(24).toString('base64url')
  const draft = `${passwordFile(dir)}.${process.pid}`
  writeFileSync(draft, `${password}\n`, { mode: 0o600 })
  renameSync(draft, passwordFile(dir))
  return password
}
