import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createServer, type Server } from 'node:tls'
import { Redis } from 'iovalkey'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Connector } from '../../src/cache/connector.ts'
import { certificate } from '../support/certificate.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'

/** Values around the sizes of the read buffer and of a socket's chunk, of random bytes, so that some look like RESP. */
const sizes = [0, 1, 13, 600, 4_096, 40_960, 65_535, 65_536, 131_070, 131_072, 131_073, 300_000, 2_000_000]
const values = new Map(sizes.map((size) => [`v${size}`, randomBytes(size)]))
values.set('resp', Buffer.from('$5\r\nhello\r\n*2\r\n'.repeat(20_000)))

const pair = certificate()

describe('a connection', () => {
  let valkey: TestServer
  let tls: Server | undefined
  let tlsPort = 0

  beforeAll(async () => {
    valkey = await startTestValkey({ role: 'cache', settings: ['maxmemory 256mb'] })
    if (pair === undefined) return
    // Valkey's own TLS is not in every build.
    tls = createServer(pair, (socket) => {
      const server = connect(valkey.port, '127.0.0.1')
      socket.on('error', () => server.destroy()).pipe(server)
      server.on('error', () => socket.destroy()).pipe(socket)
    }).listen(0, '127.0.0.1')
    await once(tls, 'listening')
    const address = tls.address()
    if (address !== null && typeof address === 'object') tlsPort = address.port
  })
  afterAll(async () => {
    tls?.close()
    await valkey.close()
  })

  /** Writes the values and reads them in several ways at once. */
  async function readsWhatItWrites(client: Redis): Promise<void> {
    try {
      for (const [key, value] of values) await client.set(key, value)
      const keys = [...values.keys()]
      const all = [...values.values()]
      const [together, missing, length, ...single] = await Promise.all([
        client.mgetBuffer(keys),
        client.mgetBuffer('none', 'v13', 'none'),
        client.strlen('v40960'),
        ...keys.map((key) => client.getBuffer(key)),
      ])
      expect(together.map((value, i) => value?.equals(all[i] ?? Buffer.alloc(0)))).toEqual(all.map(() => true))
      expect(single.map((value, i) => value?.equals(all[i] ?? Buffer.alloc(0)))).toEqual(all.map(() => true))
      expect(missing).toEqual([null, values.get('v13'), null])
      expect(length).toBe(40_960)
      await expect(client.incr('resp')).rejects.toThrow('not an integer')
    } finally {
      client.disconnect()
    }
  }

  test('reads values of every size as they were written', async () => {
    await readsWhatItWrites(new Redis({ Connector, host: '127.0.0.1', port: valkey.port }))
  })

  test.skipIf(pair === undefined)('reads them over TLS (skipped without openssl)', async () => {
    await readsWhatItWrites(new Redis({ Connector, host: '127.0.0.1', port: tlsPort, tls: { ca: pair?.cert ?? '' } }))
  })

  test('reports a refused connection', async () => {
    const closed = await startTestValkey({ role: 'cache' })
    await closed.close()
    const client = new Redis({ Connector, host: '127.0.0.1', port: closed.port, retryStrategy: () => null })
    const [error] = await once(client, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
    client.disconnect()
  })
})
