import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/db/open.ts'
import { describeEachEngine } from '../../support/engines.ts'

/** A proxy to the server of `url` that can break a connection at each BEGIN. */
async function brittleWay(url: string) {
  let cutAtBegin = false
  const { hostname, port } = new URL(url)
  const way = createServer((near) => {
    const far = connect(Number(port), hostname)
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
    near.on('data', (said) => {
      if (cutAtBegin && /begin/i.test(said.toString('latin1'))) end()
      else far.write(said)
    })
    far.on('data', (answer) => near.write(answer))
  })
  way.listen(0, '127.0.0.1')
  await once(way, 'listening')
  onTestFinished(() => void way.close())
  const own = new URL(url)
  own.port = String((way.address() as AddressInfo).port)
  return {
    url: own.href,
    cutAtBegin: (cut: boolean) => {
      cutAtBegin = cut
    },
  }
}

describeEachEngine('a connection that breaks when a transaction begins', (_open, url) => {
  test('leaves the pool, which opens a new one', async () => {
    const way = await brittleWay(url)
    const database = openDatabase({
      url: way.url,
      poolSize: 1,
      statementTimeoutMs: 5_000,
      onConnectionError: () => {},
    })
    onTestFinished(database.close)
    const transaction = () => database.run('transaction', () => database.transaction(async () => 'done'))
    await database.ping()
    way.cutAtBegin(true)
    await expect(transaction()).rejects.toMatchObject({ code: 'unavailable' })
    way.cutAtBegin(false)
    expect(await transaction()).toBe('done')
  })
})
