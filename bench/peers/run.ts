import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../src/embedded/free-port.ts'
import { check } from './check.ts'
import { type Child, startChild } from './child.ts'
import { type Measured, measure } from './measure.ts'
import type { Options } from './options.ts'
import { type Body, type BodyName, bodies } from './payload.ts'
import { summariseProfile } from './profile.ts'
import { fillService } from './service.ts'
import type { Stage } from './stage.ts'
import { prefixOf, type Variant } from './variants.ts'

/** A stage, and the options of the measurement on it. */
export interface Run extends Stage {
  options: Pick<Options, 'seconds' | 'rounds' | 'warmUp' | 'connections' | 'variants' | 'profile' | 'folder'>
  /** Reports progress. */
  say: (line: string) => void
}

/** Number of requests before the first measurement of a server. */
const FIRST_WARM_UP = 10_000

/** Measures the variants with one body. Rounds alternate, and each begins with a different variant. */
export async function runBody(name: BodyName, run: Run): Promise<Map<Variant, Measured[]>> {
  const { options, say } = run
  const body = bodies[name]
  // Peers never compress, so they are not compared with a compressed limit.
  const variants = options.variants.filter(({ kind }) => !body.gzip || kind === 'limit' || kind === 'ours')
  await run.flush()
  const servers = new Map<Variant, Child>()
  const measured = new Map<Variant, Measured[]>()
  try {
    for (const variant of variants) {
      const server = await startVariant(variant, body, run)
      servers.set(variant, server)
      await check({ variant, port: server.port, body })
    }
    const all = [...servers]
    for (let round = 0; round < options.rounds; round++) {
      for (let i = 0; i < all.length; i++) {
        const [variant, server] = all[(round + i) % all.length] ?? []
        if (!variant || !server) continue
        const warmUpRequests = round === 0 ? FIRST_WARM_UP : 1
        const figures = await measure({ ...common(run), variant, server, warmUpRequests })
        measured.set(variant, [...(measured.get(variant) ?? []), figures])
      }
      say(`${name}: round ${round + 1} of ${options.rounds}`)
    }
    if (options.profile) await profileAll({ name, servers, folder: options.profile, run })
    return new Map(variants.map((variant) => [variant, measured.get(variant) ?? []]))
  } finally {
    await Promise.all([...servers.values()].map((server) => server.end()))
  }
}

const common = ({ options, generator, say }: Run) => ({
  say,
  generator,
  connections: options.connections,
  acceptEncoding: 'gzip',
  seconds: options.seconds,
  warmUpSeconds: options.warmUp,
})

async function startVariant(variant: Variant, body: Body, run: Run): Promise<Child> {
  const { urls, onCore, scratch } = run
  const { folder } = run.options
  const port = await freePort()
  const logFile = join(scratch, `${variant.id}.log`)
  if (variant.kind === 'ours') await fillService({ cacheUrl: urls.cache, prefix: prefixOf(variant), body, folder })
  return startChild({ ...variant.command(urls, { body, folder }), onCore, port, logFile, cwd: scratch })
}

async function profileAll(options: { name: BodyName; servers: Map<Variant, Child>; folder: string; run: Run }) {
  const { name, servers, folder, run } = options
  mkdirSync(folder, { recursive: true })
  for (const [variant, server] of servers) {
    const file = join(folder, `${variant.id}-${name}.cpuprofile`)
    await server.profile()
    const seconds = Math.max(2, run.options.seconds)
    await measure({ ...common(run), variant, server, warmUpRequests: 1, seconds })
    await server.saveProfile(file)
    run.say(`\n${file}: self time\n${summariseProfile(file)}\n`)
  }
}
