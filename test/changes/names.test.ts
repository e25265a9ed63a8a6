import { describe, expect, test } from 'vitest'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'

const service = serviceOnFixtures()

describe.each([
  ['an airport', '/v1/airports/QCC', '/v1/airports/QZZ', 120],
  ['an airline', '/v1/airlines/ZA', '/v1/airlines/ZZ', 60],
])('the name of %s', (_what, url, unknown, maxLength) => {
  const patch = (body: unknown, to = url) => service().send('PATCH', to, { body })
  const get = () => service().send('GET', url)

  test('is changed, and returned like a read', async () => {
    const before = (await get()).json()
    const response = await patch({ name: 'Zoë’s Übername 東京' })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ ...before, name: 'Zoë’s Übername 東京' })
    const read = await get()
    expect(read.headers['cache-status']).toMatch(/^valkey; hit/)
    expect(read.body).toBe(response.body)
  })

  test('has a new ETag: a request with the old one gets the new name', async () => {
    const { etag } = (await get()).headers
    const ask = () => service().send('GET', url, { headers: { 'if-none-match': String(etag) } })
    await patch({ name: (await get()).json().name })
    expect((await ask()).statusCode).toBe(304)
    await patch({ name: 'Another' })
    const changed = await ask()
    expect([changed.statusCode, changed.json().name]).toEqual([200, 'Another'])
  })

  test('is limited to the length of the column', async () => {
    const name = '𝕏'.repeat(maxLength)
    expect((await patch({ name })).json()).toMatchObject({ name })
    expect((await get()).json()).toMatchObject({ name })
  })

  test.each([
    ['nothing', {}, 'body.name'],
    ['no text', { name: 7 }, 'body.name'],
    ['null', { name: null }, 'body.name'],
    ['an empty text', { name: '' }, 'body.name'],
    ['blanks', { name: '  ' }, 'body.name'],
    ['a blank before it', { name: ' Zulu' }, 'body.name'],
    ['a blank after it', { name: 'Zulu\u00a0' }, 'body.name'],
    ['two lines', { name: 'Zulu\nAir' }, 'body.name'],
    ['a character that databases cannot store', { name: 'Zulu\u0000Air' }, 'body.name'],
    ['too much', { name: 'x'.repeat(maxLength + 1) }, 'body.name'],
    ['an additional property', { name: 'Zulu', iata: 'ZQ' }, 'body.iata'],
    ['no object', ['Zulu'], 'body'],
    ['no body', undefined, 'body'],
  ])('is not %s, which changes nothing', async (_name, body, path) => {
    const before = (await get()).json()
    const response = await patch(body)
    expect(refusal(response)).toEqual([400, 'validation-failed'])
    expect(response.json().errors.map((error: { path: string }) => error.path)).toContain(path)
    expect((await get()).json()).toEqual(before)
    expect((await service().send('GET', url, { headers: { 'cache-control': 'no-cache' } })).json()).toEqual(before)
  })

  test('rejects a query parameter', async () => {
    expect(refusal(await patch({ name: 'Zulu' }, `${url}?force=1`))).toEqual([400, 'validation-failed'])
  })

  test('returns 404 for a missing resource, before and after a read', async () => {
    expect(refusal(await patch({ name: 'Zed' }, unknown))).toEqual([404, 'not-found'])
    expect(refusal(await service().send('GET', unknown))).toEqual([404, 'not-found'])
    expect(refusal(await patch({ name: 'Zed' }, unknown))).toEqual([404, 'not-found'])
  })
})

test('entries with an airport are built from the database, not from a cached airport', async () => {
  const { send, fixtures } = service()
  const old = (await send('GET', '/v1/airports/QBB')).json()
  await fixtures.ask("UPDATE airport SET name = 'Unheard of' WHERE iata = 'QBB'")
  expect((await send('GET', '/v1/airports/QBB')).json()).toEqual(old)
  expect((await send('GET', '/v1/routes/QAA/QBB/distance')).json()).toMatchObject({ to: { name: 'Unheard of' } })
})
