import { mebibytes, ms } from '../../tools/format.ts'
import { median } from '../../tools/statistics.ts'
import type { Check, Run, Second } from '../results.ts'
import { type Scenario, Skipped } from '../scenario.ts'
import { mixture } from './mixed.ts'

/** Requests a second, unless somebody says so. */
const RATE = 300

/** Seconds: a quarter of them is to say something. */
const SHORTEST = 16

export const soak: Scenario = {
  name: 'soak',
  teaches:
    'What leaks or grows shows after minutes, not seconds: the same load for a long time, and the end as good as the beginning.',
  seconds: 600,
  onlyByName: true,
  run: async (stage) => {
    if (stage.options.duration < SHORTEST) throw new Skipped(`it takes ${SHORTEST} seconds at least`)
    const run = await stage.measure({
      name: 'mixed load',
      source: await mixture(stage),
      rate: stage.options.rate ?? RATE,
    })
    return { runs: [run], checks: [noSlower(run), ...noLarger(run)] }
  },
}

/** The second quarter of a run, when what is made once has been made, and the last one: the middle of their seconds. */
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

/** None where the service does not tell of its memory. */
function noLarger(run: Run): Check[] {
  const [before, after] = quarters(run, ({ residentBytes }) => residentBytes)
  const found = `${mebibytes(before)} MiB of memory in the second quarter, ${mebibytes(after)} MiB in the last`
  if (Number.isNaN(before + after)) return []
  return [{ name: 'as small at the end', passed: after < 1.25 * before, found }]
}
