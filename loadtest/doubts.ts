import { percent } from '../tools/format.ts'
import type { Ratio, Results } from './results.ts'

/** Hit ratio of the cached requests that a ratio between cache and database assumes at least. */
const HITS_ASSUMED = 0.95

/** Load average per core from which other work disturbs the figures. */
const BUSY_FROM = 0.5

/** States that the machine was busy before the load began. Undefined if it was not. */
export function busy({ load, cores }: Pick<Results['machine'], 'load' | 'cores'>): string | undefined {
  if (load < BUSY_FROM * cores) return undefined
  return `the machine was busy: load ${load.toFixed(1)} on ${cores} ${cores === 1 ? 'core' : 'cores'} before the test`
}

/** Returns the reasons for which a ratio may be noise, or may not measure what it says. */
function doubtsOf({ value, low, high, hitRatio }: Ratio, machine: Results['machine']): string[] {
  const disturbed = busy(machine)
  return [
    ...(low === high && value !== 1 ? ['one round: its noise is unknown'] : []),
    ...(low <= 1 && high >= 1 ? ['no difference: the rounds include 1'] : []),
    ...(hitRatio != null && hitRatio < HITS_ASSUMED
      ? [`only ${percent(hitRatio)} hits, of ${percent(HITS_ASSUMED, 0)} assumed`]
      : []),
    ...(disturbed === undefined ? [] : [disturbed]),
  ]
}

/** Adds its doubts to each ratio, and those about all figures to the results. */
export function withDoubts(results: Results): Results {
  const disturbed = busy(results.machine)
  return {
    ...results,
    doubts: disturbed === undefined ? [] : [disturbed],
    scenarios: results.scenarios.map((scenario) => ({
      ...scenario,
      ratios: scenario.ratios.map((ratio) => ({ ...ratio, doubts: doubtsOf(ratio, results.machine) })),
    })),
  }
}
