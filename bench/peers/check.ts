import type { FlightSearch } from '../../src/services/flights/search.ts'
import { type Body, pathOf, payload, searches } from './payload.ts'
import type { Variant } from './variants.ts'

const AT_ONCE = 20

/**
 * Requests every search twice, which fills the cache. Throws unless each response is correct. Each second response must be
 * a hit, if the server reports hits.
 */
export async function check(options: { variant: Variant; port: number; body: Body }): Promise<void> {
  const { variant, body } = options
  const bodies = new Map(searches.map((search) => [search, JSON.stringify(payload(search, body.bytes))]))
  const anyBody = new Set(bodies.values())
  for (const pass of ['first', 'second'] as const) {
    const left = [...searches]
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (let search = left.pop(); search; search = left.pop()) {
        const expected = variant.kind === 'limit' ? anyBody : new Set([bodies.get(search)])
        await checkOne({ ...options, search, pass, expected })
      }
    })
    await Promise.all(workers)
  }
}

async function checkOne(options: {
  variant: Variant
  port: number
  search: FlightSearch
  /** Correct bodies. The limit does not look at the search, and sends any of them. */
  expected: ReadonlySet<string | undefined>
  pass: 'first' | 'second'
  body: Body
}): Promise<void> {
  const { variant, port, search, expected, pass, body: form } = options
  const response = await fetch(`http://127.0.0.1:${port}${pathOf(search)}`)
  const body = await response.text()
  const fail = (why: string) => new Error(`${variant.id} ${pathOf(search)}: ${why}`)
  if (response.status !== 200) throw fail(`status ${response.status}: ${body.slice(0, 300)}`)
  if (!/^application\/json/.test(response.headers.get('content-type') ?? '')) throw fail('not JSON')
  if (!expected.has(body)) throw fail(`the body is not the payload: ${body.slice(0, 300)}`)

  const isGzip = response.headers.get('content-encoding') === 'gzip'
  if (isGzip !== form.gzip) throw fail(isGzip ? 'compressed, unlike the limit' : 'not compressed, unlike the limit')
  const status = response.headers.get('cache-status') ?? 'none'
  if (pass === 'second' && variant.hit && !status.startsWith(variant.hit)) throw fail(`Cache-Status: ${status}`)
}

/** Returns the number of loads of a peer since its start. Always 0 for this service. */
export async function loadsOf(variant: Variant, port: number): Promise<number> {
  if (variant.kind === 'ours') return 0
  const { loads } = (await (await fetch(`http://127.0.0.1:${port}/loads`)).json()) as { loads: number }
  return loads
}
