import { Command, InvalidArgumentError, Option } from 'commander'
import { type FaultName, faultNames } from './faults.ts'
import { type SubjectName, subjectNames, subjects } from './subjects/index.ts'

export interface Options {
  seconds: number
  seed: number
  subject: SubjectName[]
  faults: FaultName[]
}

/** What the command line asks for; ends the process when it is not understood. */
export function readOptions(): Options {
  return new Command('check:consistency')
    .description('Looks for stale reads in caches, with several processes and faults. See docs/consistency.md.')
    .addOption(option('--seconds <n>', 'how long to read and write, all subjects together', number).default(55))
    .addOption(
      option('--seed <n>', 'decides who does what, and which faults come when', number).default(
        Date.now() % 1_000_000,
        'another each time',
      ),
    )
    .addOption(option('--subject <names>', among(subjectNames), list(subjectNames)).default(subjectNames, 'all'))
    .addOption(option('--faults <names>', `none, ${among(faultNames)}`, list(faultNames)).default(faultNames, 'all'))
    .parse()
    .opts<Options>()
}

/** Shares of the time: this project is to stand more. */
const SHARES = { ours: { calm: 3, faults: 10 }, other: { calm: 3, faults: 4 } }

/** How long each subject reads and writes without faults, and with them; milliseconds. */
export function planOf({ seconds, subject, faults }: Options) {
  const shares = subject.map((name) => ({ name, ...SHARES[subjects[name].ours ? 'ours' : 'other'] }))
  const one = (seconds * 1_000) / shares.reduce((sum, share) => sum + share.calm + share.faults, 0)
  return shares.map((share) => ({
    subject: share.name,
    calmMs: Math.round(one * (faults.length > 0 ? share.calm : share.calm + share.faults)),
    faultsMs: faults.length > 0 ? Math.round(one * share.faults) : 0,
  }))
}

const option = <T>(flags: string, description: string, parse: (text: string) => T) =>
  new Option(flags, description).argParser(parse)

const among = (names: readonly string[]) => `all, or some of ${names.join(', ')}`

function number(text: string): number {
  const value = Number(text)
  if (!(value >= 0)) throw new InvalidArgumentError('It must be a number.')
  return value
}

const list =
  <T extends string>(known: readonly T[]) =>
  (text: string): T[] => {
    if (text === 'all') return [...known]
    if (text === 'none') return []
    return text.split(',').map((name) => {
      const found = known.find((one) => one === name)
      if (!found) throw new InvalidArgumentError(`Known are ${known.join(', ')}.`)
      return found
    })
  }
