import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { problemReplies } from '../../src/routes/plugins/problems.ts'
import { validation } from '../../src/routes/plugins/validation.ts'
import { airportCode, day, limit, oneOf, properName, strict } from '../../src/routes/schemas/common.ts'

const querystring = strict({
  from: airportCode('JFK'),
  date: day('Day of departure.', 7),
  limit: limit(20),
  window: { ...oneOf(['all', 'daily'], 'Window.'), default: 'all' },
  name: { ...properName('Name.', { maxLength: 5, example: 'Ann' }), default: 'Ann' },
})

const valid = { from: 'JFK', date: '2025-12-15' }

async function refusal(query: Record<string, string>) {
  const app = Fastify()
  await app.register(validation)
  await app.register(problemReplies)
  app.get('/', { schema: { querystring } }, () => ({}))
  return (await app.inject({ url: '/', query })).json()
}

test.each([
  [{ date: '2025-12-15' }, '`from` is required.'],
  [{ ...valid, from: 'J' }, '`from` must have the form of JFK.'],
  [{ ...valid, date: 'tomorrow' }, '`date` must be a day such as 2025-12-15.'],
  [{ ...valid, limit: 'ten' }, '`limit` must be a whole number.'],
  [{ ...valid, limit: '0' }, '`limit` must be at least 1.'],
  [{ ...valid, limit: '101' }, '`limit` must be at most 100.'],
  [{ ...valid, window: 'yearly' }, '`window` must be one of all, daily.'],
  [{ ...valid, name: 'Annabelle' }, '`name` must have at most 5 characters.'],
  [{ ...valid, name: ' Ann' }, '`name` must be text without control characters and without white space at its ends.'],
  [{ ...valid, to: 'LAX' }, '`to` is not known.'],
])('%j is refused with the text %j', async (query, detail) => {
  expect(await refusal(query)).toMatchObject({ code: 'validation-failed', detail })
})

test('the first fault has its path and the same text', async () => {
  expect((await refusal({ ...valid, limit: '0', window: 'yearly' })).errors).toEqual([
    { path: 'query.limit', message: 'must be at least 1' },
  ])
})
