import { createCommand, listOf, number, option } from '../../tools/command-line.ts'
import { type FaultName, faultNames } from './faults.ts'
import { type SubjectName, subjectNames, subjects } from './subjects/index.ts'

export interface Options {
  seconds: number
  seed: number
  subject: SubjectName[]
  faults: FaultName[]
}

/** Reads the command line; ends the process if it is not valid. */
export function readOptions(): Options {
  return createCommand(
    'check:consistency',
    'Looks for stale reads in caches, with several processes and faults. See docs/consistency.md.',
  )
    .addOption(
      option(
        '--seconds <n>',
        'total time of reads and writes, over all subjects',
        number({ from: 1, to: 86_400 }),
      ).default(55),
    )
    .addOption(
      option(
        '--seed <n>',
        'seed of reads, writes and faults',
        number({ from: 0, to: 2 ** 31 - 1, whole: true }),
      ).default(Date.now() % 1_000_000, 'another each time'),
    )
    .addOption(option('--subject <names>', among(subjectNames), listOf(subjectNames)).default(subjectNames, 'all'))
    .addOption(option('--faults <names>', `none, ${among(faultNames)}`, listOf(faultNames)).default(faultNames, 'all'))
    .parse()
    .opts<Options>()
}

/** Shares of the time. This project gets more, and more faults. */
const SHARES = { ours: { calm: 3, faults: 10 }, other: { calm: 3, faults: 4 } }

/** Times of each subject without and with faults. Milliseconds. */
export function planOf({ seconds, subject, faults }: Options) {
  const shares = subject.map((name) => ({ name, ...SHARES[subjects[name].ours ? 'ours' : 'other'] }))
  const one = (seconds * 1_000) / shares.reduce((sum, share) => sum + share.calm + share.faults, 0)
  return shares.map((share) => ({
    subject: share.name,
    calmMs: Math.round(one * (faults.length > 0 ? share.calm : share.calm + share.faults)),
    faultsMs: faults.length > 0 ? Math.round(one * share.faults) : 0,
  }))
}

const among = (names: readonly string[]) => `all, or some of ${names.join(', ')}`
