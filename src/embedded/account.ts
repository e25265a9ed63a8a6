import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { EmbeddedError } from './errors.ts'

const run = promisify(execFile)

/** System account for PostgreSQL, which refuses to run as root. */
export type PostgresAccount = { uid: number; gid: number }

/** Returns the account `postgres`, and creates it without a login if it is missing. Undefined unless this process is root. */
export async function postgresAccount(): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return (await lookUp()) ?? (await create())
}

async function lookUp(): Promise<PostgresAccount | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function create(): Promise<PostgresAccount> {
  let cause: unknown
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  } catch (error) {
    cause = error // a concurrent start may have created it
  }
  const account = await lookUp()
  if (account) return account
  throw new EmbeddedError(
    'unusable',
    'PostgreSQL refuses to run as root, and the account "postgres" cannot be created: run the service as another user, or set DATABASE_URL.',
    { cause },
  )
}
