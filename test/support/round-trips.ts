import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Starts a proxy in front of a local server that counts round trips: data from the client after data from the server. Statements
 * that are sent together count once. Requests on several connections count each.
 */
export async function startRoundTripCounter(serverUrl: string) {
  const to = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let trips = 0
  const server = createServer((client) => {
    const upstream = connect({ port: Number(to.port), host: to.hostname })
    let isWaiting = false
    client.on('data', () => {
      if (!isWaiting) trips++
      isWaiting = true
    })
    upstream.on('data', () => {
      isWaiting = false
    })
    for (const [from, into] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.pipe(into)
      from.on('error', () => {})
      from.on('close', () => into.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    /** The URL of the server, through the proxy. */
    url: Object.assign(new URL(serverUrl), { hostname: '127.0.0.1', port: String(port) }).href,
    /** Runs work, and returns its result with the number of round trips meanwhile. */
    during: async <T>(work: () => Promise<T>): Promise<{ result: T; trips: number }> => {
      const before = trips
      const result = await work()
      return { result, trips: trips - before }
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
