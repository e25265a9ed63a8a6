import { createHash } from 'node:crypto'
import { createServer } from 'node:net'

// Below the ranges from which systems take the local ports of outgoing connections (Linux 32768, others 49152), so that
// a server that is restarted finds its port still free.
const FIRST = 20_000
const COUNT = 12_000

/**
 * A TCP port of 127.0.0.1 that is free now; `preferred` if that is. Another process may take it before the caller does:
 * whoever listens on it must be ready to ask again. `alsoFree` names distances to further ports that must be free too.
 */
export async function freePort(options: { preferred?: number | undefined; alsoFree?: number[] } = {}): Promise<number> {
  const distances = [0, ...(options.alsoFree ?? [])]
  for (let attempt = 0; attempt < 100; attempt++) {
    const preferred = attempt === 0 ? options.preferred : undefined
    const port = preferred ?? FIRST + Math.floor(Math.random() * COUNT)
    const free = await Promise.all(distances.map((distance) => isFree(port + distance)))
    if (free.every(Boolean)) return port
  }
  throw new Error('no free TCP port on 127.0.0.1')
}

/** The port that a folder's server takes when it is free, so that it is the same from run to run. */
export const usualPort = (folder: string): number =>
  FIRST + (createHash('sha256').update(folder).digest().readUInt32BE() % COUNT)

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
