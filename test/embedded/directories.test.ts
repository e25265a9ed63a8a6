import { chmodSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { postgresAccount } from '../../src/embedded/account.ts'
import { chooseDirectories, farData, nearData } from '../../src/embedded/postgres/directories.ts'
import { findPostgresPackage } from '../../src/embedded/postgres/package.ts'
import { scratchFolder } from './run-service.ts'

const isRoot = process.getuid?.() === 0

test('leaves programs and data in place without root', async () => {
  const programs = await findPostgresPackage()
  const dataDir = join(scratchFolder(), 'closed')
  const directories = await chooseDirectories({
    dataDir,
    package: programs,
    account: undefined,
    log: { info: fail, warn: fail },
  })
  expect(directories).toEqual({ native: programs.native, data: nearData(dataDir) })
})

test('as root, moves the data if PostgreSQL cannot enter the folder, and logs it', async (context) => {
  context.skip(!isRoot, 'needs root')
  const far = join(scratchFolder(), 'far')
  const dataDir = join(scratchFolder(), 'closed')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o700)
  const lines: string[] = []
  const log = { info: fail, warn: (line: string) => void lines.push(line) }
  const [programs, account] = await Promise.all([findPostgresPackage(), postgresAccount()])
  const directories = await chooseDirectories({ dataDir, package: programs, account, log, far })
  expect(directories.data).toBe(farData(dataDir, far))
  expect(lines).toEqual([expect.stringContaining(directories.data)])
})

test('as root, copies programs that PostgreSQL cannot enter, once for all folders', async (context) => {
  context.skip(!isRoot, 'needs root')
  const scratch = scratchFolder()
  const far = join(scratch, 'far')
  const dataDir = scratchFolder()
  const [programs, account] = await Promise.all([findPostgresPackage(), postgresAccount()])
  const closed = join(scratch, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  cpSync(programs.native, join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  const hidden = { ...programs, native: join(closed, 'native') }
  const directories = () =>
    chooseDirectories({ dataDir, package: hidden, account, log: { info: fail, warn: fail }, far })
  const expected = { native: join(far, `native-${programs.version}`), data: nearData(dataDir) }
  expect(await Promise.all([directories(), directories()])).toEqual([expected, expected])
  expect(await directories()).toEqual(expected)
})

function fail(line: string): never {
  throw new Error(`unexpected: ${line}`)
}
