import { loadsOf } from './check.ts'
import type { Child } from './child.ts'
import type { Generator } from './generator.ts'
import type { Variant } from './variants.ts'

/** Result of one round of one variant. */
export interface Measured {
  /** User and system time of the server process, in microseconds per request. The main result. */
  cpuUs: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Share of pauses for garbage collection in the CPU time, 0…1. */
  gc: number
  /** Share of one core that the server used. Well below 1, the load generator was the bottleneck. */
  busy: number
}

export interface MeasureOptions {
  variant: Variant
  server: Child
  generator: Generator
  connections: number
  acceptEncoding: string
  warmUpSeconds: number
  /** Number of responses that end the warm-up. */
  warmUpRequests: number
  seconds: number
  say: (line: string) => void
}

/** A void round: a request was not a hit. */
class Void extends Error {
  override readonly name = 'Void'
}

const ATTEMPTS = 3
const WARM_UPS = 20

/**
 * Warms up, then measures. Repeats a void round, because a short stall of the machine makes a server bypass its cache. Throws at
 * the third void round in a row.
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
  // V8 optimizes a server only after enough requests, which takes longer on a busy machine.
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
