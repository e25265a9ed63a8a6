import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Account, may } from './account.ts'
import { EmbeddedError } from './errors.ts'
import type { Log } from './log.ts'

// Outside of any checkout, open to every account, and kept when temporary folders are cleaned
export const FAR = '/var/lib/cache-me-if-you-can'

/** Returns the folder for the servers of a data folder that their account cannot enter. Each data folder has its own. */
export const farFolder = (dataDir: string, far = FAR): string =>
  join(far, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))

/**
 * Chooses the folder for the data of private servers. It is `dataDir`, unless the servers run as an account that may not enter
 * it, for example in /root. Then it is a folder under /var/lib, and the service logs it.
 */
export async function chooseFolder(options: {
  dataDir: string
  account: Account | undefined
  log: Log
  far?: string
}): Promise<string> {
  const { dataDir, account, log, far = FAR } = options
  if (!account || (await mayEnter(account, dataDir))) return dataDir
  const folder = farFolder(dataDir, far)
  makeOpen(far, folder)
  log.warn(
    `The private servers do not run as root, and their account may not enter ${dataDir}: their data is in ${folder}.`,
  )
  if (await mayEnter(account, folder)) return folder
  throw new EmbeddedError(
    'unusable',
    `The private servers do not run as root, and their account may enter neither ${dataDir} nor ${far}: move the checkout, or set DATABASE_URL, VALKEY_CACHE_URL and VALKEY_STATE_URL.`,
  )
}

const mayEnter = (account: Account, folder: string) => may(account, 'test -x "$0"', folder)

// Open to all accounts, regardless of the umask
function makeOpen(...folders: string[]): void {
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
  }
}

/** Copies programs to a folder that every account may enter, once for all checkouts. Returns that folder. */
export function copyPrograms(from: string, to: string): string {
  if (existsSync(to)) return to
  makeOpen(dirname(to))
  const draft = `${to}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  for (const name of ['.', ...readdirSync(draft, { recursive: true, encoding: 'utf8' })]) {
    const path = join(draft, name)
    const entry = lstatSync(path)
    if (!entry.isSymbolicLink()) chmodSync(path, entry.mode & 0o100 ? 0o755 : 0o644)
  }
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error // else a concurrent start has created it
  }
  return to
}

/** Gives a folder and everything in it to an account. */
export function giveTo(account: Account, folder: string): void {
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name)
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, account.uid, account.gid)
  }
}
