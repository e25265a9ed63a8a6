import { pino } from 'pino'
import { expect, test } from 'vitest'
import { logOptions } from '../../src/log.ts'
import { fixtures } from '../support/fixtures.ts'
import { openService } from '../support/service.ts'
import { passportOf, signIn } from '../support/signed-in.ts'
import { everythingIn } from './everything.ts'

const here = fixtures()
const expires = `11/${(new Date().getFullYear() + 2) % 100}`

test('card numbers and credentials are in no store, log or trace', async () => {
  const lines: string[] = []
  const log = pino(logOptions({ level: 'trace', pretty: false }), { write: (line: string) => void lines.push(line) })
  const running = await openService({
    env: { WORKSHOP: 'true', LOG_REQUESTS: 'all' },
    urls: { database: here().url },
    log,
  })
  try {
    const ann = await signIn(running, { passengerId: 77, headers: { 'x-trace': '1', 'x-request-id': 'sign-in-77' } })
    const flightId = here().flight()
    await ann.send('POST', '/sessions/current/cart/items', { flightId, seat: '1A' })
    const details = { step: 'passenger_details', email: 'pat@example.org' }
    await ann.send('POST', '/sessions/current/checkout', details, { 'x-trace': '1', 'x-request-id': 'details-77' })
    for (const change of [{}, { cvc: '99999' }, { expires: '01/20' }, { cardHolder: '\u0000' }, { more: 'x' }]) {
      const card = {
        cardNumber: '5555 5555 5555 4444',
        cardHolder: 'Pat Person',
        expires,
        cvc: '987',
        ...change,
      }
      const headers = { 'x-trace': '1', 'x-request-id': `payment-77-${Object.keys(change)}` }
      await ann.send('POST', '/sessions/current/checkout', { step: 'payment', ...card }, headers)
    }
    const booked = await ann.send('POST', '/sessions/current/checkout', { step: 'confirmation' })
    expect(booked.json()).toMatchObject({ cardLast4: '4444' })

    const kept = [
      ...(await everythingIn(running.servers.cache)),
      ...(await everythingIn(running.servers.state)),
      ...lines,
      JSON.stringify(await here().ask('SELECT * FROM idempotency_key')),
      JSON.stringify(await here().ask('SELECT * FROM outbox')),
    ].join('\n')
    expect(kept).toContain('4444')
    expect(kept).toContain('payment-77')
    for (const secret of [
      '5555 5555 5555 4444',
      '5555555555554444',
      '55555555',
      '"987"',
      expires,
      ann.cookie.slice(8),
    ]) {
      expect(kept, secret).not.toContain(secret)
    }
    expect(lines.join('\n')).not.toContain(passportOf(77).passportNo)
    expect(lines.join('\n')).not.toContain('pat@example.org')
  } finally {
    await running.close()
  }
})
