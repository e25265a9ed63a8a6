import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { serverAccount } from '../../src/embedded/account.ts'
import { chooseFolder, farFolder } from '../../src/embedded/folders.ts'
import { chooseDirectories } from '../../src/embedded/postgres/directories.ts'
import { findPostgresPackage } from '../../src/embedded/postgres/package.ts'
import { passwordFile, prepareFolder } from '../../src/embedded/valkey/folder.ts'
import { runnableBy } from '../../src/embedded/valkey/program.ts'
import { scratchFolder } from './run-service.ts'

const isRoot = process.getuid?.() === 0

test('leaves programs and data in place without root', async () => {
  const programs = await findPostgresPackage()
  const dataDir = join(scratchFolder(), 'closed')
  const folder = await chooseFolder({ dataDir, account: undefined, log: { info: fail, warn: fail } })
  expect(folder).toBe(dataDir)
  const directories = await chooseDirectories({ folder, package: programs, account: undefined })
  expect(directories).toEqual({ native: programs.native, data: join(dataDir, 'postgres') })
})

test('as root, moves the data if the account of the servers cannot enter the folder, and logs it', async (context) => {
  context.skip(!isRoot, 'needs root')
  const far = join(scratchFolder(), 'far')
  const dataDir = closedFolder()
  const lines: string[] = []
  const log = { info: fail, warn: (line: string) => void lines.push(line) }
  const folder = await chooseFolder({ dataDir, account: await serverAccount(), log, far })
  expect(folder).toBe(farFolder(dataDir, far))
  expect(lines).toEqual([expect.stringContaining(folder)])
})

test('as root, Valkey data of an earlier version moves, too, and belongs to the account', async (context) => {
  context.skip(!isRoot, 'needs root')
  const [dataDir, folder] = [closedFolder(), scratchFolder()]
  mkdirSync(join(dataDir, 'state', 'appendonlydir'), { recursive: true })
  writeFileSync(join(dataDir, 'state', 'appendonlydir', 'x.aof'), 'data')
  const account = await serverAccount()
  const prepare = () => prepareFolder({ dataDir, folder, role: 'state', account })
  const { dir, password } = prepare()
  const file = join(dir, 'appendonlydir', 'x.aof')
  expect(readFileSync(file, 'utf8')).toBe('data')
  expect(statSync(file).uid).toBe(account?.uid)
  expect(existsSync(join(dataDir, 'state'))).toBe(false)
  expect(prepare()).toEqual({ dir, password })
  expect(statSync(passwordFile(dir)).mode & 0o777).toBe(0o600)
})

test('as root, copies a fetched Valkey that the account cannot enter, and refuses another program', async (context) => {
  context.skip(!isRoot, 'needs root')
  const far = join(scratchFolder(), 'far')
  const fetched = join(closedFolder(), 'valkey')
  const server = join(fetched, 'bin', 'valkey-server')
  mkdirSync(dirname(server), { recursive: true })
  writeFileSync(server, "#!/bin/sh\necho 'Valkey server v=8.0.1'\n", { mode: 0o700 })
  symlinkSync('missing', join(fetched, 'dangling'))
  const program = { kind: 'valkey', version: '8.0.1', server } as const
  const account = await serverAccount()
  const runnable = await runnableBy(account, program, { fetched, far })
  expect(runnable).toEqual({ ...program, server: join(far, 'valkey-8.0.1', 'bin', 'valkey-server') })
  expect(await runnableBy(account, runnable, { fetched, far })).toEqual(runnable)
  await expect(runnableBy(account, program, { fetched: far, far })).rejects.toMatchObject({ code: 'unusable' })
})

test('as root, copies programs that PostgreSQL cannot enter, once for all folders', async (context) => {
  context.skip(!isRoot, 'needs root')
  const far = join(scratchFolder(), 'far')
  const folder = scratchFolder()
  const [programs, account] = await Promise.all([findPostgresPackage(), serverAccount()])
  const closed = closedFolder()
  cpSync(programs.native, join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  const hidden = { ...programs, native: join(closed, 'native') }
  const directories = () => chooseDirectories({ folder, package: hidden, account, far })
  const expected = { native: join(far, `native-${programs.version}`), data: join(folder, 'postgres') }
  expect(await Promise.all([directories(), directories()])).toEqual([expected, expected])
  expect(await directories()).toEqual(expected)
})

function closedFolder(): string {
  const folder = join(scratchFolder(), 'closed')
  mkdirSync(folder, { mode: 0o700 })
  return folder
}

function fail(line: string): never {
  throw new Error(`unexpected: ${line}`)
}
