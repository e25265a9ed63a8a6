import { Option } from 'commander'
import { type ScaleName, scales } from '../src/db/seed/scales.ts'
import { number, option, percentage, wholeNumber } from '../tools/command-line.ts'

/** Options of a load test. */
export interface Options {
  /** Measured time of a run in seconds. A scenario with several runs may give each a part of it. */
  duration: number
  /** Load before a run that is not measured, in seconds. */
  warmUp: number
  connections: number
  /** Requests per second, whether or not the service keeps up; null: as fast as the service responds. */
  rate: number | null
  /** Percentage of writes among the requests of `mixed`, `leaderboards` and `soak`. */
  writes: number
  /** Number of distinct requests: routes with days, passengers, flights. */
  keys: number
  /** Exponent of Zipf's law for the popularity of keys; 0: all are equally popular. */
  skew: number
  /** The same seed gives the same requests. */
  seed: number
  /** Rounds of variants that alternate. */
  rounds: number
}

/** Everything that the command line sets. */
export interface Arguments extends Omit<Options, 'rate'> {
  rate?: number
  scale: ScaleName
  dataDir: string
  out: string
  list?: true
}

/** The options of the command line. */
export const commandLine: readonly Option[] = [
  option(
    '-d, --duration <seconds>',
    'measured time of a run; scenarios with several runs give each a part; the default of soak is 600',
    number({ from: 1, to: 86_400 }),
  ).default(10),
  option('-w, --warm-up <seconds>', 'load before a run, not measured', number({ from: 0, to: 3_600 })).default(3),
  option('-c, --connections <number>', 'concurrent connections', wholeNumber(1, 10_000)).default(50),
  option(
    '-r, --rate <requests>',
    'requests per second, sent whether or not the service keeps up; latency counts from when a request is due. Default: as fast as the service responds',
    number({ from: 0.1, to: 1_000_000 }),
  ),
  option('--writes <percent>', 'percentage of writes in mixed, leaderboards and soak', percentage).default(1),
  option('--keys <number>', 'number of distinct requests', wholeNumber(1, 3_000)).default(500),
  option(
    '--skew <exponent>',
    "exponent of Zipf's law for the popularity of keys; 0: all equal",
    number({ from: 0, to: 5 }),
  ).default(1),
  option('--seed <number>', 'the same seed gives the same requests', wholeNumber(0, 2_147_483_647)).default(1),
  option('--rounds <number>', 'rounds of variants that alternate', wholeNumber(1, 100)).default(3),
  new Option('--scale <scale>', 'data set of a service that is started for the test')
    .choices(Object.keys(scales))
    .default('small'),
  new Option('--data-dir <folder>', 'folder of its data').default('.data/loadtest'),
  new Option('-o, --out <folder>', 'folder for results and report').default('artifacts/loadtest'),
  new Option('-l, --list', 'list the scenarios'),
]
