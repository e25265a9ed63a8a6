import { loadsOf } from './check.ts'
import type { Child } from './child.ts'
import type { Generator } from './generator.ts'
import type { Variant } from './variants.ts'

/** What one round of one variant came to. */
export interface Measured {
  /** User and system time of the server process, microseconds per request: the figure that decides. */
  cpuUs: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Share of the CPU time that were pauses for garbage collection, 0…1. */
  gc: number
  /** Share of one core that the server was busy: well below 1, the load generator was the slower one. */
  busy: number
}

export interface MeasureOptions {
  variant: Variant
  server: Child
  generator: Generator
  connections: number
  acceptEncoding: string
  warmUpSeconds: number
  /** Warming up goes on until so many requests were answered. */
  warmUpRequests: number
  seconds: number
  say: (line: string) => void
}

/** A round that says nothing: not every request was a hit. */
class Void extends Error {
  override readonly name = 'Void'
}

const ATTEMPTS = 3
const WARM_UPS = 20

/**
 * Warms up, then measures. A round in which not every request was a hit is repeated, because a machine that stands still for
 * a moment makes a server give its cache up; the third one of them in a row is thrown.
 */
export async function measure(options: MeasureOptions): Promise<Measured> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await measureOnce(options)
    } catch (error) {
      if (!(error instanceof Void) || attempt === ATTEMPTS) throw error
      options.say(`${error.message}: the round is repeated`)
    }
  }
}

async function measureOnce(options: MeasureOptions): Promise<Measured> {
  const { variant, server, generator, connections, acceptEncoding, seconds } = options
  const { warmUpSeconds, warmUpRequests } = options
  const order = { port: server.port, connections, acceptEncoding }
  // What has answered too little is not compiled yet: on a busy machine that takes longer.
  for (let i = 0, warmed = 0; i < WARM_UPS && warmed < warmUpRequests; i++) {
    warmed += (await generator.run({ ...order, seconds: warmUpSeconds })).requests
  }
  const loadsBefore = await loadsOf(variant, server.port)
  server.forgetLog()
  const before = await server.usage()
  const { faults, ...load } = await generator.run({ ...order, seconds })
  const after = await server.usage()
  server.forgetLog()
  const loads = (await loadsOf(variant, server.port)) - loadsBefore
  if (loads > 0) faults.push(`${loads} requests were no hits`)
  if (faults.length > 0) throw new Void(`${variant.id}: ${faults.join('; ')}`)
  const cpuUs = after.cpuUs - before.cpuUs
  return {
    cpuUs: cpuUs / load.requests,
    perSecond: load.requests / load.seconds,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    gc: ((after.gcMs - before.gcMs) * 1_000) / cpuUs,
    busy: cpuUs / (load.seconds * 1e6),
  }
}
