import { join } from 'node:path'
import { type Account, may } from '../account.ts'
import { EmbeddedError } from '../errors.ts'
import { copyPrograms, FAR } from '../folders.ts'
import type { PostgresPackage } from './package.ts'

/** Directories of PostgreSQL's programs (`bin`, `lib`, `share`) and of its data. */
export type PostgresDirectories = { native: string; data: string }

/** Returns the data directory inside the folder of private servers. */
export const postgresData = (folder: string): string => join(folder, 'postgres')

/**
 * Chooses PostgreSQL's directories. Under root it runs as an account that may be unable to enter a checkout. Then it gets a copy
 * of its programs, shared by all checkouts. `folder` is the result of `chooseFolder`.
 */
export async function chooseDirectories(options: {
  folder: string
  package: PostgresPackage
  account: Account | undefined
  far?: string
}): Promise<PostgresDirectories> {
  const { folder, account, far = FAR } = options
  const { native, version } = options.package
  const data = postgresData(folder)
  if (!account) return { native, data }
  const mayRun = (programs: string) =>
    may(account, 'test -r "$0/share/postgresql/postgres.bki" && "$0/bin/postgres" -V', programs)
  const runnable = (await mayRun(native)) ? native : copyPrograms(native, join(far, `native-${version}`))
  if (await mayRun(runnable)) return { native: runnable, data }
  throw new EmbeddedError(
    'unusable',
    `PostgreSQL does not run as root, and its account may not run ${runnable}: move the checkout, or set DATABASE_URL.`,
  )
}
