import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../src/embedded/free-port.ts'
import { check } from './check.ts'
import { type Child, startChild } from './child.ts'
import type { Generator } from './generator.ts'
import { type Measured, measure } from './measure.ts'
import type { Options } from './options.ts'
import { type Size, sizes } from './payload.ts'
import { summariseProfile } from './profile.ts'
import { fillService } from './service.ts'
import { prefixOf, type Urls, type Variant } from './variants.ts'

/** Everything that a run needs and that was there before it. */
export interface Stage {
  options: Options
  urls: Urls
  generator: Generator
  /** The beginning of a command line that runs on the core for the server under test. */
  onCore: readonly string[]
  scratch: string
  say: (line: string) => void
}

/** Requests before a server is measured for the first time. */
const FIRST_WARM_UP = 10_000

/** Measures all variants with answers of one size: rounds alternate, each begun by another variant. */
export async function runSize(size: Size, stage: Stage): Promise<Map<Variant, Measured[]>> {
  const { options, say } = stage
  const servers = new Map<Variant, Child>()
  const measured = new Map<Variant, Measured[]>()
  try {
    for (const variant of options.variants) {
      const server = await startVariant(variant, sizes[size], stage)
      servers.set(variant, server)
      await check({ variant, port: server.port, bytes: sizes[size] })
    }
    const all = [...servers]
    for (let round = 0; round < options.rounds; round++) {
      for (let i = 0; i < all.length; i++) {
        const [variant, server] = all[(round + i) % all.length] ?? []
        if (!variant || !server) continue
        const warmUpRequests = round === 0 ? FIRST_WARM_UP : 1
        const figures = await measure({ ...common(stage), variant, server, warmUpRequests })
        measured.set(variant, [...(measured.get(variant) ?? []), figures])
      }
      say(`${size}: round ${round + 1} of ${options.rounds}`)
    }
    if (options.profile) await profileAll({ size, servers, folder: options.profile, stage })
    return new Map(options.variants.map((variant) => [variant, measured.get(variant) ?? []]))
  } finally {
    await Promise.all([...servers.values()].map((server) => server.end()))
  }
}

const common = ({ options, generator, say }: Stage) => ({
  say,
  generator,
  connections: options.connections,
  acceptEncoding: options.acceptEncoding,
  seconds: options.seconds,
  warmUpSeconds: options.warmUp,
})

async function startVariant(variant: Variant, bytes: number, stage: Stage): Promise<Child> {
  const { urls, onCore, scratch } = stage
  const { folder } = stage.options
  const port = await freePort()
  const logFile = join(scratch, `${variant.id}.log`)
  if (variant.kind === 'ours') await fillService({ cacheUrl: urls.cache, prefix: prefixOf(variant), bytes, folder })
  return startChild({ ...variant.command(urls, { bytes, folder }), onCore, port, logFile, cwd: scratch })
}

async function profileAll(options: { size: Size; servers: Map<Variant, Child>; folder: string; stage: Stage }) {
  const { size, servers, folder, stage } = options
  mkdirSync(folder, { recursive: true })
  for (const [variant, server] of servers) {
    const file = join(folder, `${variant.id}-${size}.cpuprofile`)
    await server.profile()
    const seconds = Math.max(2, stage.options.seconds)
    await measure({ ...common(stage), variant, server, warmUpRequests: 1, seconds })
    await server.saveProfile(file)
    stage.say(`\n${file}: self time\n${summariseProfile(file)}\n`)
  }
}
