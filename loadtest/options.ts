import { InvalidArgumentError, Option } from 'commander'
import { type ScaleName, scales } from '../src/db/seed/scales.ts'

/** What can be chosen about a load test. */
export interface Options {
  /** How long a run is measured, seconds. Scenarios of several runs may take a part of it for each. */
  duration: number
  /** How long the service is warmed up before, seconds. */
  warmUp: number
  connections: number
  /** Requests a second, whether or not the service keeps up; null: as fast as it answers. */
  rate: number | null
  /** What part of the requests of `mixed`, `leaderboards` and `soak` writes, percent. */
  writes: number
  /** How many different things are asked for: routes with days, passengers, flights. */
  keys: number
  /** How unevenly they are asked for: the exponent of Zipf's law, 0 is evenly. */
  skew: number
  /** The same seed asks for the same. */
  seed: number
  /** How often variants that are compared take turns. */
  rounds: number
}

/** What else the command line says. */
export interface Arguments extends Omit<Options, 'rate'> {
  rate?: number
  scale: ScaleName
  dataDir: string
  out: string
  list?: true
}

const number =
  ({ from, to, whole = false }: { from: number; to: number; whole?: boolean }) =>
  (text: string): number => {
    const value = Number(text)
    if (text.trim() !== '' && value >= from && value <= to && (!whole || Number.isInteger(value))) return value
    throw new InvalidArgumentError(`It is ${whole ? 'a whole number' : 'a number'} from ${from} to ${to}.`)
  }

/** For options that are percentages. */
export const percentage = number({ from: 0, to: 100 })

/** The options of the command line, with what they mean and may be. */
export const commandLine: readonly Option[] = [
  new Option(
    '-d, --duration <seconds>',
    'how long a run is measured; some scenarios take a part of it for each of their runs; soak takes 600 unless it is said',
  )
    .default(10)
    .argParser(number({ from: 1, to: 86_400 })),
  new Option('-w, --warm-up <seconds>', 'load before a run, which is not measured')
    .default(3)
    .argParser(number({ from: 0, to: 3_600 })),
  new Option('-c, --connections <number>', 'connections at a time')
    .default(50)
    .argParser(number({ from: 1, to: 10_000, whole: true })),
  new Option(
    '-r, --rate <requests>',
    'requests a second, sent whether or not the service keeps up; latencies count from when a request was due. Without it, as fast as it answers',
  ).argParser(number({ from: 0.1, to: 1_000_000 })),
  new Option('--writes <percent>', 'what part of the requests writes, in mixed, leaderboards and soak')
    .default(1)
    .argParser(percentage),
  new Option('--keys <number>', 'how many different things are asked for')
    .default(500)
    .argParser(number({ from: 1, to: 3_000, whole: true })),
  new Option('--skew <exponent>', "how unevenly: the exponent of Zipf's law; 0: all alike")
    .default(1)
    .argParser(number({ from: 0, to: 5 })),
  new Option('--seed <number>', 'the same seed asks for the same')
    .default(1)
    .argParser(number({ from: 0, to: 2_147_483_647, whole: true })),
  new Option('--rounds <number>', 'how often variants that are compared take turns')
    .default(3)
    .argParser(number({ from: 1, to: 100, whole: true })),
  new Option('--scale <scale>', 'data to make for a service that is started for the test')
    .choices(Object.keys(scales))
    .default('small'),
  new Option('--data-dir <folder>', 'where that service keeps it').default('.data/loadtest'),
  new Option('-o, --out <folder>', 'where results and report are written').default('artifacts/loadtest'),
  new Option('-l, --list', 'say what scenarios there are'),
]
