import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A connection through a proxy. */
export interface Link {
  /** First bytes from the client. They show the purpose of the connection. */
  readonly opening: string
}

export interface TcpProxy {
  readonly port: number
  /**
   * Stops forwarding on all open connections, in both directions. Data waits, and neither end notices. Returns their number.
   * New connections are not affected.
   */
  freeze(which?: (link: Link) => boolean): number
  /** Resumes forwarding and delivers the waiting data. */
  thaw(): void
  /** Destroys all connections. Returns their number. */
  cut(which?: (link: Link) => boolean): number
  close(): Promise<void>
}

const OPENING_BYTES = 2_000

interface OpenLink extends Link {
  opening: string
  ends: [Socket, Socket]
}

/** Starts a TCP proxy on 127.0.0.1 in front of a local server, for tests that break or freeze single connections. */
export async function startProxy(options: { to: number }): Promise<TcpProxy> {
  const links = new Set<OpenLink>()
  const server = createServer((client) => {
    const upstream = connect({ port: options.to, host: '127.0.0.1' })
    const link: OpenLink = { opening: '', ends: [client, upstream] }
    links.add(link)
    client.on('data', (bytes) => {
      if (link.opening.length < OPENING_BYTES) link.opening += bytes.toString('latin1')
    })
    for (const [from, to] of [link.ends, link.ends.toReversed() as [Socket, Socket]]) {
      from.setNoDelay(true)
      from.pipe(to)
      // Closes the other end when one end closes for any reason.
      from.on('error', () => {})
      from.on('close', () => {
        to.destroy()
        links.delete(link)
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const chosen = (which: (link: Link) => boolean) => [...links].filter(which)
  return {
    port: (server.address() as AddressInfo).port,
    freeze: (which = () => true) => {
      const frozen = chosen(which)
      for (const { ends } of frozen) {
        const [client, upstream] = ends
        client.unpipe(upstream).pause()
        upstream.unpipe(client).pause()
      }
      return frozen.length
    },
    thaw: () => {
      for (const { ends } of links) {
        const [client, upstream] = ends
        client.unpipe(upstream).pipe(upstream)
        upstream.unpipe(client).pipe(client)
      }
    },
    cut: (which = () => true) => {
      const cut = chosen(which)
      for (const { ends } of cut) for (const end of ends) end.destroy()
      return cut.length
    },
    close: async () => {
      for (const { ends } of links) for (const end of ends) end.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
