import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from '../account.ts'
import { EmbeddedError } from '../errors.ts'
import type { PostgresDirectories } from './directories.ts'

/** Name of the role of a private cluster, a superuser, and of its database. */
export const ROLE = 'flights'

/** Path of the password of the role. Only the account of the server, and root, can read it. */
export const postgresPassword = (data: string): string => join(data, 'flights.password')

/**
 * Creates the cluster if it is missing, and returns the password of its role. Creation is atomic: it uses a temporary name, and
 * removes the remains of an interrupted start. Only one process at a time may call this. Throws `unusable` for a directory of
 * another account or another major version, or with other content.
 */
export async function prepareCluster(directories: PostgresDirectories, account: Account | undefined): Promise<string> {
  const { data } = directories
  const found = versionOf(data)
  if (found === undefined) await createCluster(directories, account)
  const expected = await majorOf(directories.native)
  if (found !== undefined && found !== expected) {
    throw new EmbeddedError(
      'unusable',
      `${data} holds data of PostgreSQL ${found}, and the installed version is ${expected}: move the folder, or install that version.`,
    )
  }
  return readFileSync(postgresPassword(data), 'utf8').trim()
}

function versionOf(data: string): string | undefined {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' && !(existsSync(data) && readdirSync(data).length > 0)) return undefined
    const reason = code === 'EACCES' ? 'belongs to another account' : 'is not a PostgreSQL data directory'
    throw new EmbeddedError('unusable', `${data} ${reason}: move the folder, or set DATABASE_URL.`, { cause })
  }
}

async function majorOf(native: string): Promise<string> {
  const { stdout } = await promisify(execFile)(join(native, 'bin', 'postgres'), ['--version'])
  return /\d+/.exec(stdout)?.[0] ?? ''
}

async function createCluster({ native, data }: PostgresDirectories, account: Account | undefined): Promise<void> {
  const parent = dirname(data)
  mkdirSync(parent, { recursive: true })
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${basename(data)}.init-`)) remove(join(parent, name))
  }
  const draft = `${data}.init-${process.pid}-${randomBytes(4).toString('hex')}`
  const password = `${draft}.password`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account) for (const path of [draft, password]) chownSync(path, account.uid, account.gid)
  await initdb({ native, draft, password, account })
  renameSync(password, postgresPassword(draft))
  renameSync(draft, data)
}

// The initdb of a killed start may still write there. It ends when its files are gone.
const remove = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 10 })

async function initdb(paths: { native: string; draft: string; password: string; account: Account | undefined }) {
  const args = [
    `--pgdata=${paths.draft}`,
    `--username=${ROLE}`,
    `--pwfile=${paths.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Has upper and lower case of every script on every system, and sorts by code point.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ]
  try {
    await promisify(execFile)(join(paths.native, 'bin', 'initdb'), args, {
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      ...paths.account,
    })
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string }
    throw new EmbeddedError('failed', `initdb failed: ${stderr.trim().split('\n').join(' | ')}`, { cause })
  }
}
