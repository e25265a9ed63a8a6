import { mebibytes, ms } from '../../tools/format.ts'
import { median } from '../../tools/statistics.ts'
import type { Check, Run, Second } from '../results.ts'
import { type Scenario, Skipped } from '../scenario.ts'
import { mixture } from './mixed.ts'

/** Default rate: requests per second. */
const RATE = 300

/** Shortest duration with meaningful quarters. Seconds. */
const SHORTEST = 16

export const soak: Scenario = {
  name: 'soak',
  teaches: 'Leaks and growth show after minutes, not seconds: a long load must end as fast as it began.',
  seconds: 600,
  onlyByName: true,
  run: async (stage) => {
    if (stage.options.duration < SHORTEST) throw new Skipped(`it needs at least ${SHORTEST} seconds`)
    const run = await stage.measure({
      name: 'mixed load',
      source: await mixture(stage),
      rate: stage.options.rate ?? RATE,
    })
    return { runs: [run], checks: [noSlower(run), ...noLarger(run)] }
  },
}

/** Medians of the second quarter of a run, when one-time work is done, and of the last quarter. */
function quarters({ timeline }: Run, of: (second: Second) => number | null): [number, number] {
  const quarter = Math.max(1, Math.floor(timeline.length / 4))
  const middle = (seconds: readonly Second[]) => median(seconds.flatMap((second) => of(second) ?? []))
  return [middle(timeline.slice(quarter, 2 * quarter)), middle(timeline.slice(-quarter))]
}

function noSlower(run: Run): Check {
  const [before, after] = quarters(run, ({ p99 }) => p99)
  const found = `p99 of a second: ${ms(before)} in the second quarter, ${ms(after)} in the last`
  return { name: 'as fast at the end', passed: after < 2 * before, found }
}

/** None if the service does not report its memory. */
function noLarger(run: Run): Check[] {
  const [before, after] = quarters(run, ({ residentBytes }) => residentBytes)
  const found = `${mebibytes(before)} MiB of memory in the second quarter, ${mebibytes(after)} MiB in the last`
  if (Number.isNaN(before + after)) return []
  return [{ name: 'as small at the end', passed: after < 1.25 * before, found }]
}
