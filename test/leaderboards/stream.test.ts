import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fixtures } from '../support/fixtures.ts'
import { startTestValkey } from '../support/servers.ts'
import { openService } from '../support/service.ts'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { until } from '../support/until.ts'

const BOARD = '/v1/leaderboards/passengers-most-flights'

interface Event {
  id?: string
  event?: string
  data?: { board: string; data: { member: string; score: number }[] }
}

/** Follows a stream like a browser. */
async function follow(base: string, path = `${BOARD}/stream`, headers: Record<string, string> = {}) {
  const over = new AbortController()
  onTestFinished(() => over.abort())
  const response = await fetch(`${base}${path}`, { headers, signal: over.signal })
  const events: Event[] = []
  let ended = false
  let text = ''
  const reading = (async () => {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString()
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const fields = Object.fromEntries(
          block.split('\n').flatMap((line) => (line.startsWith(':') ? [] : [line.split(/: (.*)/s).slice(0, 2)])),
        )
        if (fields.data) events.push({ ...fields, data: JSON.parse(fields.data) })
      }
    }
  })()
  reading
    .catch(() => {})
    .finally(() => {
      ended = true
    })
  return { response, events, close: () => over.abort(), ended: () => ended }
}

const scoreOf = ({ data }: Event, member: string) => data?.data.find((standing) => standing.member === member)?.score

describe('a stream of a leaderboard', () => {
  const service = serviceOnFixtures()
  let listening: Promise<string> | undefined
  const listen = () => {
    listening ??= service().app.listen({ host: '127.0.0.1', port: 0 })
    return listening
  }

  test('begins with the present state and sends each change', async () => {
    const base = await listen()
    const { response, events } = await follow(base)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    await until(() => events.length === 1)
    expect(events[0]).toMatchObject({ event: 'board', id: expect.any(String) })
    const before = scoreOf(events[0] ?? {}, '9') ?? 0
    const { bookingId } = (await service().book(service().fixtures.flight(), { passengerId: 9 })).json()
    await until(() => scoreOf(events.at(-1) ?? {}, '9') === before + 1)
    await service().cancel(bookingId)
    await until(() => (scoreOf(events.at(-1) ?? {}, '9') ?? 0) === before)
    // Each event differs from the one before.
    for (const [i, event] of events.entries()) if (i > 0) expect(event.id).not.toBe(events[i - 1]?.id)
  })

  test('has a HEAD with its status and headers, without a length', async () => {
    const base = await listen()
    const { response } = await follow(base)
    const head = await fetch(`${base}${BOARD}/stream`, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.headers.get('content-length')).toBeNull()
    for (const name of ['content-type', 'cache-control', 'x-accel-buffering']) {
      expect(head.headers.get(name), name).toBe(response.headers.get(name))
    }
    expect((await fetch(`${base}/v1/leaderboards/made-up/stream`, { method: 'HEAD' })).status).toBe(404)
  })

  test('skips the state of `Last-Event-ID`', async () => {
    const base = await listen()
    const first = await follow(base)
    await until(() => first.events.length === 1)
    const again = await follow(base, undefined, { 'last-event-id': first.events[0]?.id ?? '' })
    await service().book(service().fixtures.flight(), { passengerId: 10 })
    await until(() => again.events.length > 0)
    expect(scoreOf(again.events[0] ?? {}, '10')).toBeGreaterThan(0)
    const other = await follow(base, undefined, { 'last-event-id': 'of long ago' })
    await until(() => other.events.length === 1)
  })

  test('sends a state again that returns after another one', async () => {
    const base = await listen()
    const first = await follow(base)
    await until(() => first.events.length === 1)
    const again = await follow(base, undefined, { 'last-event-id': first.events[0]?.id ?? '' })
    const { bookingId } = (await service().book(service().fixtures.flight(), { passengerId: 13 })).json()
    await until(() => scoreOf(again.events.at(-1) ?? {}, '13') === 1)
    await service().cancel(bookingId)
    await until(() => again.events.at(-1)?.id === first.events[0]?.id)
  })

  test('reads a board once for all its listeners', async () => {
    const base = await listen()
    const all = await Promise.all(Array.from({ length: 20 }, () => follow(base, `${BOARD}/stream?limit=3`)))
    await until(() => all.every(({ events }) => events.length >= 1))
    const script = async () => {
      const info = await service().servers.state.info('commandstats')
      return Number(/cmdstat_evalsha:calls=(\d+)/.exec(String(info))?.[1] ?? 0)
    }
    const before = await script()
    await service().servers.state.publish(
      `${service().config.KEY_PREFIX}leaderboards:changed`,
      JSON.stringify({ board: 'passengers-most-flights', spans: ['all'] }),
    )
    await until(async () => (await script()) > before)
    // Other tests share the server, so the count is a bound.
    expect((await script()) - before).toBeLessThan(20)
    for (const { close } of all) close()
  })

  test('is refused for an unknown board or window', async () => {
    const base = await listen()
    const refused = async (path: string) => {
      const { status } = await fetch(base + path)
      return status
    }
    expect(await refused('/v1/leaderboards/nobody/stream')).toBe(404)
    expect(await refused(`${BOARD}/stream?window=yearly`)).toBe(400)
  })

  test('ends when the client disconnects, and skips states for a client that does not read', async () => {
    const base = await listen()
    const { port } = new URL(base)
    const slow = connect({ host: '127.0.0.1', port: Number(port) })
    onTestFinished(() => void slow.destroy())
    slow.write(`GET ${BOARD}/stream?limit=100 HTTP/1.1\r\nHost: x\r\n\r\n`)
    slow.pause()
    const { events, close } = await follow(base)
    await until(() => events.length === 1)
    for (let i = 0; i < 10; i++) await service().book(service().fixtures.flight(), { passengerId: 11 })
    await until(() => (scoreOf(events.at(-1) ?? {}, '11') ?? 0) >= 10)
    close()
    slow.destroy()
    expect((await service().send('GET', BOARD)).statusCode).toBe(200)
  })
})

describe('streams', () => {
  const here = fixtures()

  test('are limited in number and end with the service', async () => {
    const running = await openService({ env: { MAX_OPEN_STREAMS: '2' }, urls: { database: here().url } })
    const base = await running.app.listen({ host: '127.0.0.1', port: 0 })
    const [first, second] = [await follow(base), await follow(base)]
    await until(() => first.events.length + second.events.length === 2)
    const refused = await running.app.inject({ url: `${BOARD}/stream` })
    expect([refusal(refused), refused.headers['retry-after']]).toEqual([[503, 'unavailable'], expect.any(String)])
    first.close()
    // A refused request holds no slot, and neither does HEAD.
    await until(async () => (await running.app.inject({ url: '/v1/leaderboards/nobody/stream' })).statusCode === 404)
    for (let i = 0; i < 3; i++) {
      expect((await running.app.inject({ url: '/v1/leaderboards/nobody/stream' })).statusCode).toBe(404)
      expect((await running.app.inject({ method: 'HEAD', url: `${BOARD}/stream` })).statusCode).toBe(200)
    }
    const third = await follow(base)
    await until(() => third.events.length === 1)
    await running.close()
    await until(() => second.ended())
  })

  test('survive an outage of the state server and send what they missed', async () => {
    const state = await startTestValkey({ role: 'state', settings: ['appendfsync always'] })
    onTestFinished(state.close)
    const running = await openService({ urls: { database: here().url, state: state.url } })
    onTestFinished(running.close)
    const base = await running.app.listen({ host: '127.0.0.1', port: 0 })
    const { events, ended } = await follow(base)
    await until(() => events.length === 1)
    await state.kill()
    expect(refusal(await running.app.inject({ url: BOARD }))).toEqual([503, 'unavailable'])
    await state.restart()
    const headers = { authorization: 'Bearer the-admin-token-of-the-tests' }
    await until(async () => {
      const payload = { passengerId: 12 }
      const url = `/v1/flights/${here().flight()}/bookings`
      return (await running.app.inject({ method: 'POST', url, headers, payload })).statusCode === 201
    })
    await until(() => (scoreOf(events.at(-1) ?? {}, '12') ?? 0) >= 1, 30_000)
    expect(ended()).toBe(false)
  })
})
