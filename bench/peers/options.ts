import { resolve } from 'node:path'
import { Option } from 'commander'
import { createCommand, number } from '../../tools/command-line.ts'
import { type BodyName, bodies } from './payload.ts'
import { type Variant, variants } from './variants.ts'

export interface Options {
  seconds: number
  rounds: number
  runs: number
  warmUp: number
  connections: number
  variants: Variant[]
  bodies: BodyName[]
  json?: string
  markdown?: string
  profile?: string
  /** Folder of the built service to measure. Default: this checkout. */
  folder?: string
}

/** Reads the command line. Ends the process with a message if it is invalid. */
export function readOptions(argv: string[]): Options {
  const ids = variants.map(({ id }) => id)
  const command = createCommand(
    'bench:peers',
    'Measures a cache hit over HTTP with this service and with peers, on private servers.',
  )
    .option('--seconds <n>', 'length of a round', positive, 1.5)
    .option('--rounds <n>', 'rounds of each variant in a run', positive, 3)
    .option('--runs <n>', 'runs: each restarts all servers', positive, 1)
    .option('--warm-up <n>', 'seconds before each round; repeated before the first round', positive, 0.4)
    .option('--connections <n>', 'concurrent connections', positive, 50)
    .addOption(new Option('--only <variants...>', 'measure only these').choices(ids))
    .addOption(new Option('--payload <bodies...>', 'only these response bodies').choices(Object.keys(bodies)))
    .option('--quick', 'two rounds of half a second, for a rough result')
    .option('--service <folder>', 'the built service to measure; default: this checkout')
    .option('--json <file>', 'write all figures of all rounds')
    .option(
      '--markdown <file>',
      'write the tables, between `<!-- results -->` and `<!-- /results -->` where it has that',
    )
    .option(
      '--profile <folder>',
      'one more round of each variant with a CPU profile, in each run; figures are from the other rounds',
    )
    .parse(argv)
  const given = command.opts<{
    seconds: number
    rounds: number
    runs: number
    warmUp: number
    connections: number
    only?: string[]
    payload?: BodyName[]
    quick?: boolean
    json?: string
    markdown?: string
    profile?: string
    service?: string
  }>()
  const { json, markdown, profile, service } = given
  return {
    seconds: given.quick ? 0.5 : given.seconds,
    warmUp: given.quick ? 0.2 : given.warmUp,
    rounds: given.quick ? 2 : given.rounds,
    runs: given.quick ? 1 : given.runs,
    connections: given.connections,
    variants: variants.filter(({ id }) => given.only?.includes(id) ?? true),
    bodies: given.payload ?? (Object.keys(bodies) as BodyName[]),
    ...(json ? { json } : {}),
    ...(markdown ? { markdown } : {}),
    ...(profile ? { profile } : {}),
    ...(service ? { folder: resolve(service) } : {}),
  }
}

const positive = number({ from: 0.01, to: 100_000 })
