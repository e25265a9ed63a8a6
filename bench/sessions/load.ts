// The load generator, in its own process. Receives orders over its channel and sends results back.
import autocannon from 'autocannon'
import { idOf, SESSIONS } from './content.ts'

export interface Order {
  port: number
  method: 'GET' | 'POST'
  path: string
  seconds: number
}

export interface Load {
  requests: number
  faults: number
}

const CONNECTIONS = 50
const PER_CONNECTION = 100

process.on('message', async ({ port, method, path, seconds }: Order) => {
  let client = 0
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: (one) => {
      const start = client++ * PER_CONNECTION
      one.setRequests(
        Array.from({ length: PER_CONNECTION }, (_, i) => ({
          method,
          path,
          headers: { cookie: `session=${idOf((start + i) % SESSIONS)}` },
        })),
      )
    },
  })
  process.send?.({ requests: result['2xx'], faults: result.non2xx + result.errors } satisfies Load)
})
process.on('disconnect', () => process.exit())
