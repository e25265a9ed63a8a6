import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { EmbeddedError } from './errors.ts'

const run = promisify(execFile)

/** System account for private servers of a service that runs as root. */
export type Account = { uid: number; gid: number }

/**
 * Returns the account `postgres`, and creates it without a login if it is missing. Falls back to `nobody`. Undefined unless this
 * process is root.
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return (await lookUp('postgres')) ?? (await create())
}

/** Returns whether a shell script succeeds as this account. Modes alone do not decide (ACLs, mounts without exec). */
export async function may(account: Account, script: string, path: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', script, path], { cwd: '/', ...account })
    return true
  } catch {
    return false
  }
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function create(): Promise<Account> {
  let cause: unknown
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  } catch (error) {
    cause = error // a concurrent start may have created it
  }
  const account = (await lookUp('postgres')) ?? (await lookUp('nobody'))
  if (account) return account
  throw new EmbeddedError(
    'unusable',
    'Private servers do not run as root, and the account "postgres" cannot be created: run the service as another user, or set DATABASE_URL, VALKEY_CACHE_URL and VALKEY_STATE_URL.',
    { cause },
  )
}
