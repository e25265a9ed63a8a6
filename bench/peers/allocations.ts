import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../src/embedded/free-port.ts'
import { quantile } from '../../tools/statistics.ts'
import { type Child, startChild } from './child.ts'
import { type Body, pathOf, searches } from './payload.ts'
import { fillService } from './service.ts'
import { prefixOf, type Urls, type Variant } from './variants.ts'

const CONNECTIONS = 20
const WARM_UP = 10_000
const SAMPLES = 40
/** Few, so that most samples contain no work that the server does once a second. */
const REQUESTS = 200

/**
 * Size of the young generation in MB. It holds all allocations between two forced collections. So no garbage is collected during
 * a sample, and the growth of the heap equals the allocations.
 */
const heap = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256']

/**
 * Returns the bytes that a server allocates on its heap for one hit: the lower quartile of many samples, because background
 * work only adds bytes. Unlike CPU time, the result is nearly the same in every run, also on a busy machine.
 */
export async function allocatedPerRequest(options: {
  variant: Variant
  body: Body
  urls: Urls
  /** Folder of the built service. Default: this checkout. */
  folder?: string | undefined
}): Promise<number> {
  const { variant, body, urls, folder } = options
  const scratch = mkdtempSync(join(tmpdir(), 'flights-allocations-'))
  if (variant.kind === 'ours') {
    await fillService({ cacheUrl: urls.cache, prefix: prefixOf(variant), body, folder })
  }
  const { args, env: settings } = variant.command(urls, { body, folder })
  // A background refresh of a copy is not a cost of the hit, but would count as one.
  const env = 'CACHE_LOCAL_TTL_MS' in settings ? settings : { ...settings, CACHE_LOCAL_TTL_MS: '60000' }
  const port = await freePort()
  const logFile = join(scratch, 'server.log')
  const server = await startChild({ onCore: [], args: [...heap, ...args], env, port, logFile, cwd: scratch })
  const waves = openWaves(port, variant.hit)
  try {
    await waves.send(WARM_UP)
    const samples: number[] = []
    for (let tries = 0; samples.length < SAMPLES && tries < 4 * SAMPLES; tries++) {
      const sample = await growth(server, () => waves.send(REQUESTS))
      if (sample !== undefined) samples.push(sample / REQUESTS)
    }
    if (samples.length < SAMPLES)
      throw new Error(`${variant.id}: too few samples consisted of hits without a collection`)
    return quantile(samples, 0.25)
  } finally {
    waves.close()
    await server.end()
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Measures the growth of the heap in bytes. Undefined if garbage was collected or a request was not a hit. */
async function growth(server: Child, work: () => Promise<boolean>): Promise<number | undefined> {
  await server.collect()
  const before = await server.usage()
  const allHits = await work()
  const after = await server.usage()
  return allHits && after.collections === before.collections ? after.heapUsed - before.heapUsed : undefined
}

/** Sends GETs in waves: one request on each connection. The next wave begins after all responses. */
function openWaves(port: number, hit: string | undefined) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

  /** Whether the response is a hit. */
  function ask(path: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path, agent }, (response) => {
        const { statusCode, headers } = response
        const isHit = statusCode === 200 && (hit === undefined || String(headers['cache-status']).startsWith(hit))
        response
          .resume()
          .once('end', () => resolve(isHit))
          .once('error', reject)
      })
      request.once('error', reject)
    })
  }

  return {
    /** Resolves to whether all responses were hits. */
    send: async (requests: number): Promise<boolean> => {
      let allHits = true
      for (let sent = 0; sent < requests; sent += CONNECTIONS) {
        const wave = searches.slice(sent % searches.length).slice(0, CONNECTIONS)
        const hits = await Promise.all(wave.map((search) => ask(pathOf(search))))
        if (hits.includes(false)) allHits = false
      }
      return allHits
    },
    close: () => agent.destroy(),
  }
}
