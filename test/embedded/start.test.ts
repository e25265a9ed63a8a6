import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { findProgram } from '../../src/clients.ts'
import { serverAccount } from '../../src/embedded/account.ts'
import { attachEmbedded } from '../../src/embedded/attach.ts'
import { isAlive } from '../../src/embedded/process-identity.ts'
import { startEmbedded } from '../../src/embedded/start.ts'
import { askedAt, askValkey } from '../../src/embedded/valkey/ask-valkey.ts'
import { bundleProgram } from '../support/program.ts'
import { sql, valkey } from './queries.ts'
import {
  quiet as log,
  ownerOf,
  preparedFolder,
  running,
  runService,
  scratchFolder,
  valkeyOfTests,
  within,
} from './run-service.ts'

const { binary, isReal } = await valkeyOfTests()

describe('private servers', { timeout: 120_000 }, () => {
  test('start, reply, follow their policies, and end with the service', async (context) => {
    context.skip(!isReal, 'needs a real Valkey')
    const dataDir = scratchFolder()
    const want = { postgres: true, cache: true, state: true }
    const embedded = await startEmbedded({ dataDir, want, valkeyBinary: binary, log })
    onTestFinished(() => embedded.close())
    const { postgresUrl = '', cacheUrl = '', stateUrl = '' } = embedded
    const { all } = running(dataDir)

    expect(await sql(postgresUrl, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await sql(postgresUrl, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    expect(await sql(postgresUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await valkey(cacheUrl, 'CONFIG GET maxmemory-policy')).toContain('allkeys-lfu')
    expect(await valkey(cacheUrl, 'CONFIG GET appendonly')).toContain('no')
    expect(await valkey(stateUrl, 'CONFIG GET maxmemory-policy')).toContain('noeviction')
    expect(await valkey(stateUrl, 'CONFIG GET appendonly')).toContain('yes')
    expect(await valkey(stateUrl, 'CONFIG GET bind')).toContain('127.0.0.1')

    await expectProtected([cacheUrl, stateUrl], dataDir)

    await embedded.close()
    expect(all.filter(isAlive)).toEqual([])
    expect(attachEmbedded(dataDir)).toBeUndefined()
  })

  test('start only if they are needed', async () => {
    const dataDir = scratchFolder()
    const want = { postgres: false, cache: false, state: true }
    const embedded = await startEmbedded({ dataDir, want, valkeyBinary: binary, log })
    onTestFinished(() => embedded.close())
    expect(running(dataDir).servers.map(({ name }) => name)).toEqual(['state'])
    expect(Object.keys(embedded).sort()).toEqual(['close', 'describe', 'passwordFiles', 'stateUrl', 'valkey'])
  })

  test('end with a killed service, and the next one finds the data', async (context) => {
    context.skip(!isReal, 'needs a Valkey that keeps data')
    const dataDir = await preparedFolder()
    const first = await runService(dataDir)
    await mark(await first.ready)
    const { all } = running(dataDir)
    await first.kill()
    await expect.poll(() => all.filter(isAlive), within).toEqual([])

    const second = await runService(dataDir)
    await expectMark(await second.ready)
    await second.close()
  })

  test('a service may start while the supervisor of a killed one is still ending', async () => {
    const dataDir = await preparedFolder()
    const first = await runService(dataDir)
    await first.ready
    await first.kill()
    const second = await runService(dataDir)
    const { postgresUrl } = await second.ready
    expect(await sql(postgresUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.close()
  })

  test('after supervisor and service are killed together, the next start ends the orphan processes and finds the data', async (context) => {
    context.skip(!isReal, 'needs a Valkey that keeps data')
    const dataDir = await preparedFolder()
    const first = await runService(dataDir)
    await mark(await first.ready)
    const { supervisor, servers } = running(dataDir)
    process.kill(supervisor.pid, 'SIGKILL')
    await first.kill()
    expect(servers.filter(isAlive)).toEqual(servers)

    const second = await runService(dataDir)
    await expectMark(await second.ready)
    expect(servers.filter(isAlive)).toEqual([])
    await second.close()
  })

  test('orphan processes that no supervisor recorded are found by their own pid files', async (context) => {
    context.skip(!isReal, 'js-redis-server writes no pid file')
    const dataDir = await preparedFolder()
    const first = await runService(dataDir)
    await first.ready
    const { supervisor, servers } = running(dataDir)
    process.kill(supervisor.pid, 'SIGKILL')
    await first.kill()
    writeFileSync(join(dataDir, 'servers.json'), '{"supervisor":')

    const second = await runService(dataDir)
    await second.ready
    expect(servers.filter(isAlive)).toEqual([])
    await second.close()
  })

  test('a service whose supervisor was killed still ends its servers when it closes', async () => {
    const dataDir = await preparedFolder()
    const service = await runService(dataDir)
    await service.ready
    const { supervisor, all } = running(dataDir)
    process.kill(supervisor.pid, 'SIGKILL')
    await expect.poll(() => service.errors(), within).toContain('supervisor of the private servers has ended')
    await service.close()
    expect(all.filter(isAlive)).toEqual([])
  })

  test('restart on their port, with their data, after they die', async (context) => {
    context.skip(!isReal, 'needs a Valkey that keeps data')
    const dataDir = await preparedFolder()
    const service = await runService(dataDir)
    const urls = await service.ready
    await mark(urls)
    const before = running(dataDir)
    for (const { pid } of before.servers) process.kill(pid, 'SIGKILL')

    await expect.poll(() => expectMark(urls).then(() => 'back'), within).toBe('back')
    const after = running(dataDir)
    expect(after.supervisor).toEqual(before.supervisor)
    expect(after.server('postgres')?.pid).not.toBe(before.server('postgres')?.pid)
    expect(service.errors()).toContain('postgres ended by SIGKILL; restarting it in 3 s')
    await service.close()
    expect(after.all.filter(isAlive)).toEqual([])
  })

  test('refuse a second service in the same folder, and name the holder', async () => {
    const dataDir = await preparedFolder()
    const first = await runService(dataDir)
    await first.ready
    const want = { postgres: true, cache: true, state: true }
    const second = startEmbedded({ dataDir, want, valkeyBinary: binary, log })
    await expect(second).rejects.toMatchObject({ code: 'in-use', message: expect.stringContaining(`pid ${first.pid}`) })
    expect(running(dataDir).all.every(isAlive)).toBe(true)
    await first.close()
  })

  test('another command attaches to the servers of the service', async () => {
    const dataDir = await preparedFolder()
    expect(attachEmbedded(dataDir)).toBeUndefined()
    const service = await runService(dataDir)
    const { postgresUrl, cacheUrl, stateUrl } = await service.ready
    expect(attachEmbedded(dataDir)).toEqual({ postgresUrl, cacheUrl, stateUrl })
    // From another folder, as npm --prefix does
    const cli = await bundleProgram(new URL('../../src/cli.ts', import.meta.url))
    const client = async (...words: string[]) => {
      const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, VALKEY_SERVER_BIN: binary }
      const { stdout } = await promisify(execFile)(process.execPath, [cli, 'client', ...words], { cwd: '/', env })
      return stdout.trim()
    }
    if (isReal) expect(await client('state', 'PING')).toBe('PONG')
    if (findProgram(['psql'])) expect(await client('db', '-Atc', 'select current_user')).toBe('flights')
    await service.close()
    expect(attachEmbedded(dataDir)).toBeUndefined()
  })

  test('of two folders start concurrently and independently', async () => {
    const folders = [scratchFolder(), scratchFolder()]
    const services = await Promise.all(folders.map((folder) => runService(folder)))
    const urls = await Promise.all(services.map(({ ready }) => ready))
    await sql(urls[0]?.postgresUrl ?? '', 'create table mark ()')
    expect(await sql(urls[1]?.postgresUrl ?? '', "select from pg_tables where tablename = 'mark'")).toEqual([])
    await Promise.all(services.map((service) => service.close()))
  })

  test('start after a first start that was killed while it created the cluster', async () => {
    const dataDir = scratchFolder()
    const first = await runService(dataDir)
    await expect.poll(() => readdirSync(dataDir).some((name) => name.startsWith('postgres.init-')), within).toBe(true)
    await first.kill()
    const second = await runService(dataDir)
    await second.ready
    expect(readdirSync(dataDir).filter((name) => name.includes('.init-'))).toEqual([])
    await second.close()
  })

  test('refuse a folder that is not a PostgreSQL cluster, and keep it', async () => {
    const dataDir = scratchFolder()
    mkdirSync(join(dataDir, 'postgres'))
    writeFileSync(join(dataDir, 'postgres', 'thesis.txt'), 'x')
    const want = { postgres: true, cache: false, state: false }
    await expect(startEmbedded({ dataDir, want, log })).rejects.toMatchObject({ code: 'unusable' })
    expect(readdirSync(join(dataDir, 'postgres'))).toEqual(['thesis.txt'])
  })

  test('report the output of a server that cannot start, and unlock the folder', async () => {
    const dataDir = scratchFolder()
    const state = { postgres: false, cache: false, state: true }
    const broken = join(dataDir, 'state', 'appendonlydir')
    mkdirSync(broken, { recursive: true })
    writeFileSync(join(broken, 'appendonly.aof.manifest'), 'nonsense\n')
    const attempt = () => startEmbedded({ dataDir, want: state, valkeyBinary: binary, log })
    await expect(attempt()).rejects.toMatchObject({ code: 'failed', message: expect.stringContaining('manifest') })
    await expect(attempt()).rejects.toMatchObject({ code: 'failed' })
  })
})

/** Expects that each Valkey refuses clients without its password, that only its owner can read it, and that it is not root. */
async function expectProtected(urls: string[], dataDir: string): Promise<void> {
  const account = await serverAccount()
  for (const url of urls) {
    const { port, password } = askedAt(url)
    expect(await askValkey(port, 'GET session')).toMatch(/^-NOAUTH/)
    expect(password).toMatch(/^[\w-]{32}$/)
  }
  expect(new Set(urls.map((url) => new URL(url).password)).size).toBe(urls.length)
  for (const file of ['valkey.password', 'valkey.conf']) {
    expect(statSync(join(dataDir, 'state', file)).mode & 0o777).toBe(0o600)
  }
  const pid = running(dataDir).server('state')?.pid ?? 0
  expect(ownerOf(pid)).toBe(account?.uid ?? process.getuid?.())
}

type Urls = { postgresUrl: string; stateUrl: string }

async function mark({ postgresUrl, stateUrl }: Urls): Promise<void> {
  await sql(postgresUrl, 'create table mark as select 42 as answer')
  await valkey(stateUrl, 'SET mark 42')
}

async function expectMark({ postgresUrl, stateUrl }: Urls): Promise<void> {
  expect(await sql(postgresUrl, 'select answer from mark')).toEqual([{ answer: 42 }])
  expect(await valkey(stateUrl, 'GET mark')).toBe('$2\r\n42\r\n')
}
