import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { runMain } from './support/run-main.ts'
import { openForTest, scratchDatabase } from './support/scratch.ts'
import { DAY, makeSmallDatabase } from './support/small-data.ts'
import { until } from './support/until.ts'

/** Starts a service on its own database, in which searches wait until they are released. */
async function serviceWithSlowSearches({ delayMs = 0 } = {}) {
  const server = inject('engines').PostgreSQL
  if ('skipped' in server) throw new Error(server.skipped)
  const database = openForTest(await makeSmallDatabase(server.url))
  const service = await runMain({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    SEED_SCALE: 'none',
    SHUTDOWN_DELAY_MS: String(delayMs),
    ADMIN_TOKEN: randomUUID(),
    DATABASE_URL: database.url,
    VALKEY_CACHE_URL: inject('cacheUrl'),
    VALKEY_STATE_URL: inject('stateUrl'),
    KEY_PREFIX: `${randomUUID()}:`,
  })
  const address = await service.address()
  const lock = await lockFlights(database.url)
  return { ...service, ...lock, address }
}

/** Holds a lock on the flights, so that every search waits for it in the database. */
async function lockFlights(url: string) {
  const holder = new pg.Client({ connectionString: url })
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query('BEGIN; LOCK TABLE flight IN ACCESS EXCLUSIVE MODE')
  return {
    searchesWaiting: async (): Promise<boolean> => {
      const { rows } = await holder.query('SELECT 1 FROM pg_locks WHERE NOT granted AND relation = $1::regclass', [
        'flight',
      ])
      return rows.length > 0
    },
    letGo: () => holder.query('COMMIT'),
  }
}

/** Whether the port refuses connections. */
async function isClosed(address: string): Promise<boolean> {
  const socket = connect({ port: Number(new URL(address).port), host: '127.0.0.1' })
  try {
    await once(socket, 'connect')
    return false
  } catch {
    return true
  } finally {
    socket.destroy()
  }
}

const slowSearch = `/v1/flights/search?from=QAA&to=QBB&date=${DAY}`

describe('a service that gets a signal', { timeout: 60_000 }, () => {
  test.each([
    ['SIGTERM', ['SIGTERM']],
    ['SIGINT, twice, as npm forwards a Ctrl-C', ['SIGINT', 'SIGINT']],
    ['SIGHUP', ['SIGHUP']],
  ] as const)('accepts no new requests after %s, finishes the running one, and exits 0', async (_how, signals) => {
    const service = await serviceWithSlowSearches()
    const answer = fetch(`${service.address}${slowSearch}`)
    await until(service.searchesWaiting)
    for (const signal of signals) service.signal(signal)
    await until(() => isClosed(service.address))
    expect(await service.searchesWaiting()).toBe(true)
    await service.letGo()
    const response = await answer
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ data: [{ flightId: 2 }, {}, {}, {}] })
    expect(await service.ended).toBe(0)
    expect(service.errors()).toBe('')
  })

  test('serves a request that it has begun to read, and closes the connection', async () => {
    const service = await serviceWithSlowSearches()
    const socket = connect({ port: Number(new URL(service.address).port), host: '127.0.0.1' })
    const closed = once(socket, 'close')
    let received = ''
    socket.on('data', (chunk) => {
      received += chunk
    })
    // The response shows that the service reads from this connection.
    socket.write('GET /health/live HTTP/1.1\r\nhost: here\r\n\r\nGET /health/live HTTP/1.1\r\n')
    await until(() => received.includes('{"status":"live"}'))
    service.signal('SIGTERM')
    await until(() => isClosed(service.address))
    received = ''
    socket.write('host: here\r\n\r\n')
    await closed
    expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(received).toMatch(/connection: close/i)
    expect(received).toContain('{"status":"live"}')
    expect(await service.ended).toBe(0)
  })

  test('ends without running requests, although a connection is open', async () => {
    const service = await serviceWithSlowSearches()
    await service.letGo()
    await (await fetch(`${service.address}/health/live`)).text()
    service.signal('SIGTERM')
    expect(await service.ended).toBe(0)
  })

  test('ends although a client has connected without a request, as browsers do in advance', async () => {
    const service = await serviceWithSlowSearches()
    await service.letGo()
    const { hostname, port } = new URL(service.address)
    const connection = connect({ host: hostname, port: Number(port) })
    onTestFinished(() => void connection.destroy())
    await once(connection, 'connect')
    service.signal('SIGTERM')
    expect(await service.ended).toBe(0)
  })
})

describe('during a shutdown', { timeout: 60_000 }, () => {
  test('readiness is 503 before the listener closes, and no request of new or keep-alive clients is dropped', async () => {
    const service = await serviceWithSlowSearches({ delayMs: 1_500 })
    await service.letGo()
    let served = 0
    let told = false
    const keepAlive = Array.from({ length: 8 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (let closes = false; !closes; served++) closes = await request(`${service.address}${slowSearch}`, agent)
      agent.destroy()
    })
    const balancer = (async () => {
      while (!told) told = (await fetch(`${service.address}/health/ready`)).status === 503
    })()
    const fresh = Array.from({ length: 4 }, async () => {
      for (; !told; served++) await request(`${service.address}/health/live`)
    })
    await until(() => served > 200)
    service.signal('SIGTERM')
    await Promise.all([balancer, ...keepAlive, ...fresh])
    // The listener is still open.
    const ready = await fetch(`${service.address}/health/ready`)
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close'])
    const causes = expect.arrayContaining([expect.objectContaining({ code: 'shutting-down', subject: 'service' })])
    expect(await ready.json()).toMatchObject({ ready: false, causes })
    expect((await fetch(`${service.address}${slowSearch}`)).status).toBe(200)
    expect(await service.ended).toBe(0)
  })

  test('without a delay, keep-alive clients are told to close before their connection closes', async () => {
    const service = await serviceWithSlowSearches()
    await service.letGo()
    let served = 0
    const keepAlive = Array.from({ length: 8 }, async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (let closes = false; !closes; served++) closes = await request(`${service.address}${slowSearch}`, agent)
      agent.destroy()
    })
    await until(() => served > 200)
    service.signal('SIGTERM')
    await Promise.all(keepAlive)
    expect(await service.ended).toBe(0)
  })
})

/** Sends a GET, over a new connection without an agent. Returns whether the response announces the close of its connection. */
function request(url: string, agent: Agent | false = false): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { agent }, (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode === 200) resolve(response.headers.connection === 'close')
        else reject(new Error(`status ${response.statusCode}`))
      })
    })
    sent.on('error', reject)
  })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('npm passes SIGTERM on to the service, and ends with its status', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flights-test-npm-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { scripts } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  await mkdir(join(folder, 'dist'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'started', scripts: { start: scripts.start } }))
  const program = `process.on('SIGTERM', () => setTimeout(() => { console.log('ended'); process.exit(0) }, 100))
setInterval(() => {}, 1000)
console.log('started', process.pid)`
  await writeFile(join(folder, 'dist', 'main.js'), program)
  const npm = spawn('npm', ['start'], { cwd: folder })
  onTestFinished(() => {
    npm.kill('SIGKILL')
    const pid = Number(/started (\d+)/.exec(out)?.[1])
    if (isRunning(pid)) process.kill(pid, 'SIGKILL')
  })
  let out = ''
  npm.stdout.on('data', (chunk) => {
    out += chunk
  })
  const ended = once(npm, 'close')
  await until(() => out.includes('started'), 60_000)
  npm.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(out).toContain('ended')
}, 60_000)

describe('a service that cannot start', { timeout: 60_000 }, () => {
  test('names the invalid setting in one line, and exits 1', async () => {
    const service = await runMain({ PORT: 'http' })
    expect(await service.ended).toBe(1)
    expect(service.errors()).toBe('PORT: "http" is not valid. Allowed: a whole number from 0 to 65535.\n')
    expect(service.out()).toBe('')
  })

  test('reports that its port is in use', async () => {
    const running = await serviceWithSlowSearches()
    const { port } = new URL(running.address)
    const service = await runMain({
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      PORT: port,
      SEED_SCALE: 'none',
      KEY_PREFIX: `${randomUUID()}:`,
      VALKEY_CACHE_URL: inject('cacheUrl'),
      VALKEY_STATE_URL: inject('stateUrl'),
      DATABASE_URL: (await secondDatabase()).url,
    })
    expect(await service.ended).toBe(1)
    expect(service.errors()).toBe(`PORT: ${port} is in use. Set another port, or unset PORT.\n`)
  })
})

async function secondDatabase() {
  const server = inject('engines').PostgreSQL
  if ('skipped' in server) throw new Error(server.skipped)
  return scratchDatabase(server.url)
}
