import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whenReady } from '../../src/cache/valkey.ts'
import { fixtures } from '../support/fixtures.ts'
import { startTestValkey, type TestServer } from '../support/servers.ts'
import { openService, type TestApp } from '../support/service.ts'
import { refusal } from '../support/service-on-fixtures.ts'
import { passportOf, type SignedIn, signIn } from '../support/signed-in.ts'
import { until } from '../support/until.ts'

const here = fixtures()
let state: TestServer
let running: TestApp
const everyone: SignedIn[] = []

beforeAll(async () => {
  state = await startTestValkey({ role: 'state', settings: ['appendfsync always'] })
  running = await openService({ urls: { state: state.url, database: here().url } })
  for (let passengerId = 1; passengerId <= 10; passengerId++) everyone.push(await signIn(running, { passengerId }))
})
afterAll(async () => {
  await running?.close()
  await state?.close()
})

const passengersWhoAreIn = async () => {
  const answers = await Promise.all(everyone.map(({ send }) => send('GET', '/sessions/current')))
  return answers.map((answer) => (answer.statusCode === 200 ? answer.json().passengerId : answer.statusCode))
}
/** Resolves when sessions can be read again: after a reconnect, the breaker may still refuse commands for a second. */
const sessionsAreBack = async () => {
  await whenReady(running.servers.state, 15_000)
  await until(async () => (await everyone[0]?.send('GET', '/sessions/current'))?.statusCode !== 503)
}
const all = Array.from({ length: 10 }, (_, i) => i + 1)

describe('when the state Valkey', () => {
  test.each([
    ['is killed and restarted', () => state.kill()],
    ['is restarted gracefully', async () => {}],
  ])('%s, everybody is still signed in, with what they had', async (_how, end) => {
    const [ann] = everyone
    await ann?.send('PATCH', '/sessions/current', { preferences: { theme: 'dark' } })
    expect(await passengersWhoAreIn()).toEqual(all)
    await end()
    await state.restart()
    await sessionsAreBack()
    expect(await passengersWhoAreIn()).toEqual(all)
    expect((await ann?.send('GET', '/sessions/current'))?.json()).toMatchObject({ preferences: { theme: 'dark' } })
  })

  test('is unavailable, requests with a session get 503 at once, and work again after the recovery', async () => {
    const [ann] = everyone
    if (!ann) throw new Error('nobody has signed in')
    await state.kill()
    for (const answer of [
      await ann.send('GET', '/sessions/current'),
      await ann.send('GET', '/users/1/profile'),
      await ann.send('POST', `/flights/${here().flight()}/bookings`, {}),
      await running.app.inject({ method: 'POST', url: '/v1/sessions', payload: passportOf(1) }),
    ]) {
      expect(refusal(answer)).toEqual([503, 'unavailable'])
      expect(answer.headers['retry-after']).toBeDefined()
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    // Requests without a session do not need the store.
    expect((await running.app.inject('/v1/airports/QAA')).statusCode).toBe(200)
    await state.restart()
    await sessionsAreBack()
    expect(await passengersWhoAreIn()).toEqual(all)
  })
})
