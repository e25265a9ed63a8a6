import { expect, test } from 'vitest'
import { ADMIN_TOKEN, service } from '../support/service.ts'

const running = service(() => ({ env: { WRONG_ADMIN_TOKENS_PER_ADDRESS_PER_MINUTE: '10' } }))

const send = (token: string, remoteAddress: string, url = '/v1/admin/cache/eviction') =>
  running().app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` }, remoteAddress })

test('200 concurrent guesses of the admin token are compared ten times, even when one of the later ones is right', async () => {
  const guesses = Array.from({ length: 200 }, (_, i) => (i === 150 ? ADMIN_TOKEN : `guess ${i}`))
  const answers = await Promise.all(guesses.map((guess) => send(guess, '192.0.2.10')))
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(190)
  const [refused] = answers.slice(-1)
  expect(refused?.json()).toMatchObject({ code: 'rate-limited' })
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0)
})

test('guesses on public endpoints count too', async () => {
  for (let i = 0; i < 10; i++) await send(`guess ${i}`, '192.0.2.11', '/health/live')
  expect((await send(ADMIN_TOKEN, '192.0.2.11')).statusCode).toBe(429)
})

test('guesses of the password of `/queues` count, and the right password does not', async () => {
  const open = (password: string, remoteAddress: string) =>
    running().app.inject({
      url: '/queues',
      headers: { authorization: `Basic ${btoa(`admin:${password}`)}` },
      remoteAddress,
    })
  for (let i = 0; i < 10; i++) expect((await open(`guess ${i}`, '192.0.2.15')).statusCode).toBe(401)
  expect((await open(ADMIN_TOKEN, '192.0.2.15')).statusCode).toBe(429)
  for (let i = 0; i < 12; i++) expect((await open(ADMIN_TOKEN, '192.0.2.16')).statusCode).toBe(200)
})

test('guesses from one address do not affect the admin at another one', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => send(`guess ${i}`, '192.0.2.12')))
  expect((await send(ADMIN_TOKEN, '192.0.2.13')).statusCode).toBe(200)
})

test('a blocked address still reads without a token', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => send(`guess ${i}`, '192.0.2.14')))
  const plain = await running().app.inject({ url: '/v1/airports/JFK', remoteAddress: '192.0.2.14' })
  expect(plain.statusCode).toBe(200)
})
