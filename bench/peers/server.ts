// Server under test, in its own process. Usage: `server.ts <name>`. Settings are environment variables: PORT, BENCH_VALKEY,
// BENCH_PREFIX, BENCH_BYTES, BENCH_GZIP.
import Fastify from 'fastify'
import { keepTickFast } from '../../src/keep-tick-fast.ts'
import type { FlightSearch } from '../../src/services/flights/search.ts'
import { payload } from './payload.ts'
import { querystring, response } from './schema.ts'
import { type Peer, peers } from './servers/index.ts'

// Savings that have nothing to do with caching are the same for all servers.
keepTickFast()
const { PORT, BENCH_VALKEY: url = '', BENCH_PREFIX: prefix = '', BENCH_BYTES, BENCH_GZIP } = process.env
const bytes = Number(BENCH_BYTES)
const open = peers({ bytes, gzip: BENCH_GZIP === '1' })[process.argv[2] ?? '']
if (!open) throw new Error(`no such server: ${process.argv[2]}`)

let loads = 0
const peer = await open({
  url,
  prefix,
  ttl: 3_600,
  load: async (search) => {
    loads++
    return payload(search, bytes)
  },
})
const app = Fastify()
/** Number of loads. A measurement during which it grows is void. */
app.get('/loads', () => ({ loads }))
route(peer)
await app.listen({ host: '127.0.0.1', port: Number(PORT) })

function route(peer: Peer): void {
  const path = '/v1/flights/search'
  const json = 'application/json; charset=utf-8'
  if ('bodies' in peer) {
    const { bodies, encoding } = peer
    let sent = 0
    app.get(path, (_request, reply) => {
      reply.header('content-type', json)
      if (encoding) reply.header('content-encoding', encoding)
      reply.send(bodies[sent++ % bodies.length])
    })
  } else if ('text' in peer) {
    const { text } = peer
    app.get<{ Querystring: FlightSearch }>(path, { schema: { querystring } }, async (request, reply) =>
      reply.header('content-type', json).send(await text(request.query)),
    )
  } else {
    const { object } = peer
    app.get<{ Querystring: FlightSearch }>(path, { schema: { querystring, response } }, (request) =>
      object(request.query),
    )
  }
}
