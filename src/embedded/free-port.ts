import { createHash } from 'node:crypto'
import { createServer } from 'node:net'

// Below the ranges of local ports for outgoing connections (Linux from 32768, others from 49152), so that a restarted
// server finds its port free.
const FIRST = 20_000
const COUNT = 12_000

/**
 * Finds a free TCP port of 127.0.0.1, `preferred` if that is free. Another process can take it before the caller does, so the
 * caller must be able to retry. `alsoFree` lists offsets of further ports that must be free, too.
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

/** Returns the preferred port of a folder's server, which is the same in every run. */
export const usualPort = (folder: string): number =>
  FIRST + (createHash('sha256').update(folder).digest().readUInt32BE() % COUNT)

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
