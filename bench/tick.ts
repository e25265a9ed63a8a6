// Cost of `process.nextTick` after a garbage collection in an idle moment, with and without `src/keep-tick-fast.ts`. Each
// measurement has its own process, because a slow process stays slow. docs/performance.md explains the results.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createCommand, option, wholeNumber } from '../tools/command-line.ts'
import { median } from '../tools/statistics.ts'

const { rounds } = createCommand(
  'bench:tick',
  'Measures `process.nextTick` after a garbage collection. Prints medians.',
)
  .addOption(option('--rounds <n>', 'processes of each variant', wholeNumber(1, 100)).default(7))
  .parse()
  .opts<{ rounds: number }>()

const script = fileURLToPath(new URL('tick/measure.ts', import.meta.url))
const run = (variant: string) =>
  Number(execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, variant], { encoding: 'utf8' }))

const measured = Array.from({ length: rounds }, () => ({ plain: run('plain'), kept: run('kept') }))
console.log(`Node ${process.version}, medians of ${rounds} processes each, nanoseconds a tick`)
console.log(`after an idle collection:  ${median(measured.map(({ plain }) => plain))}`)
console.log(`with one object kept:      ${median(measured.map(({ kept }) => kept))}`)
console.log(`ratio:                     ${median(measured.map(({ plain, kept }) => plain / kept)).toFixed(2)}`)
