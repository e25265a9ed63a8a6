import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Cluster, Redis } from 'iovalkey'
import mysql from 'mysql2/promise'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { identify, isAlive } from '../../src/embedded/process-identity.ts'
import { bundleProgram } from '../support/program.ts'
import {
  startTestCluster,
  startTestMariadb,
  startTestPostgres,
  startTestValkey,
  type TestServer,
  testValkey,
} from '../support/servers.ts'
import { sql, valkey } from './queries.ts'

describe('servers for tests', { timeout: 120_000 }, () => {
  let isReal: boolean
  beforeAll(async () => {
    isReal = (await testValkey()).kind !== 'javascript'
  }, 60_000)

  test('a killed PostgreSQL stays down until it is restarted, and keeps its data', async () => {
    const server = await startTestPostgres()
    onTestFinished(() => server.close())
    await sql(server.url, 'create table mark as select 42 as answer')
    await sql(server.url, 'checkpoint')
    await expectOutage(server, () => sql(server.url, 'select answer from mark'))
  })

  test('a killed Valkey stays down until it is restarted; a state server keeps its data', async (context) => {
    context.skip(!isReal, 'needs a Valkey that keeps data')
    const server = await startTestValkey({ role: 'state', settings: ['maxclients 50'] })
    onTestFinished(() => server.close())
    await valkey(server.url, 'SET mark 42')
    expect(await valkey(server.url, 'CONFIG GET maxclients')).toContain('50')
    await expectOutage(server, () => valkey(server.url, 'GET mark'))
  })

  test('a killed MariaDB stays down until it is restarted, and keeps its data', async (context) => {
    const server = await startTestMariadb()
    if ('skipped' in server) return context.skip(server.skipped)
    onTestFinished(() => server.close())
    const query = async (statement: string) => {
      const connection = await mysql.createConnection(server.url)
      const [rows] = await connection.query(statement)
      await connection.end()
      return rows
    }
    await query('create table mark as select 42 as answer')
    await expectOutage(server, () => query('select answer from mark'))
  })

  test('a cluster serves keys of all its nodes', async (context) => {
    context.skip(!isReal, 'needs a real Valkey')
    const cluster = await startTestCluster({ masters: 3 })
    onTestFinished(() => cluster.close())
    const client = new Cluster(cluster.nodes.map(({ port }) => ({ host: '127.0.0.1', port })))
    onTestFinished(() => client.disconnect())
    const keys = Array.from({ length: 30 }, (_, index) => `key:${index}`)
    await Promise.all(keys.map((key) => client.set(key, key)))
    expect(await Promise.all(keys.map((key) => client.get(key)))).toEqual(keys)
    const sizes = await Promise.all(cluster.nodes.map(({ url }) => dbsize(url)))
    expect(sizes.every((size) => size > 0)).toBe(true)
  })

  test('a killed test run leaves neither processes nor files', async () => {
    const victim = await bundleProgram(new URL('victim.ts', import.meta.url))
    const child = spawn(process.execPath, [victim], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await new Promise<Buffer[]>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve([data])),
    )
    const { pids, folder } = JSON.parse(String(line)) as { pids: number[]; folder: string }
    const servers = pids.map((pid) => identify(pid) ?? { pid, started: 'never' })
    expect(servers.every(isAlive)).toBe(true)
    child.kill('SIGKILL')
    await expect.poll(() => servers.filter(isAlive), { timeout: 30_000 }).toEqual([])
    await expect.poll(() => existsSync(folder), { timeout: 30_000 }).toBe(false)
  })
})

async function expectOutage(server: TestServer, read: () => Promise<unknown>): Promise<void> {
  const before = server.pid
  const data = await read()
  await server.kill()
  expect(server.pid).toBeUndefined()
  await expect(read()).rejects.toThrow()
  await server.restart()
  expect(server.pid).not.toBe(before)
  expect(await read()).toEqual(data)
}

async function dbsize(url: string): Promise<number> {
  const client = new Redis(url)
  try {
    return await client.dbsize()
  } finally {
    client.disconnect()
  }
}
