import { Command, Option } from 'commander'
import { compareResults, METHOD, worseThan } from './compare/comparison.ts'
import { comparisonText } from './compare/text.ts'
import { number } from './options.ts'
import { readResults } from './results.ts'

/**
 * `compare <before> <after>`: prints how two files of results stand to each other. A difference counts when the whole runs and
 * nine of ten pairs of a second before and a second after say so. Exits with 2 when they cannot be read; with `--allow`, with 1
 * when something is worse.
 */
export const compareCommand = () =>
  new Command('compare')
    .description(`Compares two files of results, run by run. ${METHOD}`)
    .argument('<before.json>')
    .argument('<after.json>')
    .addOption(
      new Option(
        '--allow <percent>',
        'exit with 1 when something is worse by more than that (a share: points), or there are new errors, or a check fails that did not',
      ).argParser(number({ from: 0, to: 1_000_000 })),
    )
    // 1 is kept for what is worse.
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action((before: string, after: string, { allow }: { allow?: number }) => {
      const comparison = compareResults(readResults(before), readResults(after))
      console.log(comparisonText(comparison, allow))
      if (allow === undefined) return
      if (comparison.failures.length > 0 || worseThan(comparison, allow).length > 0) process.exitCode = 1
    })
