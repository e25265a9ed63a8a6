import { describe, expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service()

interface Page {
  data: { iata: string; countryCode?: string }[]
  nextCursor: string | null
}

async function walk(url: string): Promise<Page['data'][]> {
  const pages = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const response = await running().app.inject(cursor ? `${url}&cursor=${cursor}` : url)
    const page: Page = response.json()
    pages.push(page.data)
    cursor = page.nextCursor
    if (pages.length > 1_000) throw new Error('the list has no end')
  }
  return pages
}

describe.each(['/v1/airports', '/v1/airlines'])('%s', (list) => {
  test.each([1, 7, 20, 100])('returns each item once and in order in pages of %i', async (limit) => {
    const whole = (await walk(`${list}?limit=100`)).flat()
    const pages = await walk(`${list}?limit=${limit}`)
    expect(pages.flat()).toEqual(whole)
    expect(whole.length).toBeGreaterThan(5)
    expect(whole.map(({ iata }) => iata)).toEqual([...new Set(whole.map(({ iata }) => iata))].sort())
    for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit)
  })

  test('ends without an empty page when the last one is full', async () => {
    const whole = (await walk(`${list}?limit=100`)).flat()
    const divisor = [2, 3, 5, 7, 11, 13].find((n) => whole.length % n === 0) ?? 1
    expect(await walk(`${list}?limit=${divisor}`)).toHaveLength(whole.length / divisor)
  })

  test('has 20 items per page by default', async () => {
    const page = (await running().app.inject(list)).json<Page>()
    expect(page.data.length).toBeLessThanOrEqual(20)
    expect(page).toEqual((await running().app.inject(`${list}?limit=20`)).json())
  })
})

test('a filter applies to every page', async () => {
  const pages = await walk('/v1/airports?country=USA&limit=3')
  expect(pages.length).toBeGreaterThan(1)
  expect(new Set(pages.flat().map(({ countryCode }) => countryCode))).toEqual(new Set(['USA']))
})

test('the page after the last one is empty', async () => {
  const last = (await walk('/v1/airports?limit=100')).flat().at(-1)
  const cursor = Buffer.from(last?.iata ?? '').toString('base64url')
  expect((await running().app.inject(`/v1/airports?cursor=${cursor}`)).json()).toEqual({ data: [], nextCursor: null })
})
