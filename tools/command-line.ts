import { Command, InvalidArgumentError, Option } from 'commander'

/** Exit status for an invalid command line. 1 is for a failed check or target. */
const USAGE_ERROR = 2

/** Creates a command. `--help` only prints help. An invalid command line prints one line and ends the process with status 2. */
export function createCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE_ERROR))
}

/** An option with its parser. */
export const option = <T>(flags: string, description: string, parse: (text: string) => T): Option =>
  new Option(flags, description).argParser(parse)

/** A parser of numbers within bounds. */
export const number =
  ({ from, to, whole = false }: { from: number; to: number; whole?: boolean }) =>
  (text: string): number => {
    const value = Number(text)
    if (text.trim() !== '' && value >= from && value <= to && (!whole || Number.isInteger(value))) return value
    throw new InvalidArgumentError(`It is ${whole ? 'a whole number' : 'a number'} from ${from} to ${to}.`)
  }

/** A parser of whole numbers within bounds. */
export const wholeNumber = (from: number, to: number) => number({ from, to, whole: true })

/** A parser of percentages. */
export const percentage = number({ from: 0, to: 100 })

/** A parser of lists such as `one,two`; `all` is every known name, `none` an empty list. */
export const listOf =
  <T extends string>(known: readonly T[]) =>
  (text: string): T[] => {
    if (text === 'all') return [...known]
    if (text === 'none') return []
    return text.split(',').map((name) => {
      const found = known.find((one) => one === name)
      if (!found) throw new InvalidArgumentError(`Allowed: all, none, or a list of ${known.join(', ')}.`)
      return found
    })
  }
