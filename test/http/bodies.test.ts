import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { refusal, serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { passportOf, signIn } from '../support/signed-in.ts'

const service = serviceOnFixtures()

const post = (headers: Record<string, string>, payload: string | Buffer = JSON.stringify(passportOf(1))) =>
  service().app.inject({ method: 'POST', url: '/v1/sessions', headers, payload })

describe('a request with a `Content-Type` and no body is a request without a body', () => {
  const json = { 'content-type': 'application/json' }

  test('a cancellation and a sign-out succeed', async () => {
    const { bookingId } = (await service().book(service().fixtures.flight())).json()
    const ann = await signIn(service())
    expect((await ann.send('DELETE', `/bookings/${bookingId}`, undefined, json)).statusCode).toBe(204)
    expect((await ann.send('DELETE', '/sessions/current', undefined, json)).statusCode).toBe(204)
  })

  test('any type is ignored', async () => {
    const ann = await signIn(service())
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await ann.send('DELETE', '/sessions/current', undefined, headers)).statusCode).toBe(204)
  })

  test('a missing body that is required is refused', async () => {
    expect(refusal(await post(json, ''))).toEqual([400, 'validation-failed'])
    expect((await post(json, '')).json().detail).toBe('`body` must be an object.')
  })
})

describe('a body', () => {
  test.each(['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])(
    'of the type %s is accepted',
    async (type) => {
      expect((await post({ 'content-type': type })).statusCode).toBe(201)
    },
  )

  test.each([
    'text/plain',
    'application/jsonp',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'json',
  ])('of the type %s is 415, and `Accept` names the supported type', async (type) => {
    const response = await post({ 'content-type': type })
    expect(refusal(response)).toEqual([415, 'unsupported-media-type'])
    expect(response.headers.accept).toBe('application/json')
    expect(response.headers['accept-encoding']).toBeUndefined()
  })

  test('with a `Content-Encoding` is 415, and `Accept-Encoding` names the supported encoding', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const response = await post(headers, gzipSync(JSON.stringify(passportOf(1))))
    expect(refusal(response)).toEqual([415, 'unsupported-media-type'])
    expect(response.headers['accept-encoding']).toBe('identity')
    expect((await post({ 'content-type': 'application/json', 'content-encoding': 'identity' })).statusCode).toBe(201)
  })
})
