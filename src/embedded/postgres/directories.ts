import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresAccount } from '../account.ts'
import { EmbeddedError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { PostgresPackage } from './package.ts'

/** Directories of PostgreSQL's programs (`bin`, `lib`, `share`) and of its data. */
export type PostgresDirectories = { native: string; data: string }

// Outside of any checkout, open to every account, and kept when temporary folders are cleaned
const FAR = '/var/lib/cache-me-if-you-can'

/** Returns the data directory inside the service's own folder, the usual one. */
export const nearData = (dataDir: string): string => join(dataDir, 'postgres')

/** Returns the data directory for a folder that PostgreSQL's account cannot enter. Each such folder has its own. */
export const farData = (dataDir: string, far = FAR): string =>
  join(far, createHash('sha256').update(dataDir).digest('hex').slice(0, 12), 'postgres')

/**
 * Chooses PostgreSQL's directories. Under root it runs as an account that may be unable to enter a checkout, for example in
 * /root. Then a copy of its programs, shared by all checkouts, and the data of `dataDir` go to a folder under /var/lib, and the
 * service logs it.
 */
export async function chooseDirectories(options: {
  dataDir: string
  package: PostgresPackage
  account: PostgresAccount | undefined
  log: Log
  far?: string
}): Promise<PostgresDirectories> {
  const { dataDir, account, far = FAR } = options
  const { native, version } = options.package
  if (!account) return { native, data: nearData(dataDir) }
  const mayRun = (programs: string) =>
    may(account, 'test -r "$0/share/postgresql/postgres.bki" && "$0/bin/postgres" -V', programs)
  const mayEnter = (folder: string) => may(account, 'test -x "$0"', folder)

  const copy = join(far, `native-${version}`)
  const runnable = (await mayRun(native)) ? native : copyPrograms(native, copy)
  const data = (await mayEnter(dataDir)) ? nearData(dataDir) : farData(dataDir, far)
  if (data !== nearData(dataDir)) {
    makeOpen(far, dirname(data))
    options.log.warn(
      `PostgreSQL does not run as root, and its account may not enter ${dataDir}: its data is in ${data}.`,
    )
  }
  if ((await mayRun(runnable)) && (await mayEnter(dirname(data)))) return { native: runnable, data }
  throw new EmbeddedError(
    'unusable',
    `PostgreSQL does not run as root, and its account may enter neither ${dataDir} nor ${far}: move the checkout, or set DATABASE_URL.`,
  )
}

// Tries it, because modes alone do not decide (ACLs, mounts without exec)
async function may(account: PostgresAccount, script: string, path: string): Promise<boolean> {
  try {
    await promisify(execFile)('/bin/sh', ['-c', script, path], { cwd: '/', ...account })
    return true
  } catch {
    return false
  }
}

// Open to all accounts, regardless of the umask
function makeOpen(...folders: string[]): void {
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
  }
}

function copyPrograms(from: string, to: string): string {
  if (existsSync(to)) return to
  makeOpen(dirname(to))
  const draft = `${to}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  for (const name of ['.', ...readdirSync(draft, { recursive: true, encoding: 'utf8' })]) {
    const path = join(draft, name)
    chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error // else a concurrent start has created it
  }
  return to
}
