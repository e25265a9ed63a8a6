import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { EmbeddedError } from '../errors.ts'

const run = promisify(execFile)

/** The system account that PostgreSQL runs as when we are root, which it refuses to be. */
export type PostgresAccount = { uid: number; gid: number }

/** Undefined unless we are root. Takes the account `postgres` and makes one, without a login, if there is none. */
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
    cause = error // two starts at once: the other one may have made it
  }
  const account = await lookUp()
  if (account) return account
  throw new EmbeddedError(
    'unusable',
    'PostgreSQL refuses to run as root, and no account "postgres" can be made here: run the service as another user, or set DATABASE_URL.',
    { cause },
  )
}
