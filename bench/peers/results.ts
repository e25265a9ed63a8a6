import { median } from '../../tools/statistics.ts'
import type { Measured } from './measure.ts'
import type { Variant } from './variants.ts'

/** Rounds of each variant in one run. Each run starts every server again. */
export type RunResult = ReadonlyMap<Variant, Measured[]>

/** Medians of a variant over all rounds of all runs. */
export interface Row extends Measured {
  variant: Pick<Variant, 'id' | 'name' | 'kind'>
  /** CPU time per request as a multiple of the limit's, median of the runs. Undefined without the limit. */
  ratio: number | undefined
  /** Smallest and largest ratio of the runs, or of the rounds of a single run. */
  range: [number, number] | undefined
  rounds: Measured[]
}

/**
 * Sorts the rows by CPU time. A ratio compares a variant with the limit in the same round, so a slow moment of the machine
 * has little effect. The ratio of a run is the median of its rounds.
 */
export function summarise(runs: readonly RunResult[]): Row[] {
  const variants = [...(runs[0]?.keys() ?? [])]
  const rows = variants.map((variant): Row => {
    const rounds = runs.flatMap((run) => run.get(variant) ?? [])
    const of = (figure: keyof Measured) => median(rounds.map((round) => round[figure]))
    const byRun = runs.flatMap((run) => ratiosOf(run, variant))
    const ratios = byRun.length > 1 ? byRun.map(median) : (byRun[0] ?? [])
    const { id, name, kind } = variant
    return {
      variant: { id, name, kind },
      ratio: ratios.length > 0 ? median(ratios) : undefined,
      range: ratios.length > 0 ? [Math.min(...ratios), Math.max(...ratios)] : undefined,
      cpuUs: of('cpuUs'),
      perSecond: of('perSecond'),
      p50Ms: of('p50Ms'),
      p99Ms: of('p99Ms'),
      gc: of('gc'),
      busy: of('busy'),
      rounds,
    }
  })
  return rows.sort((a, b) => a.cpuUs - b.cpuUs)
}

/** Divides a variant's rounds by the limit's. Returns an empty list without the limit. */
function ratiosOf(run: RunResult, variant: Variant): number[][] {
  const limit = [...run].find(([{ kind }]) => kind === 'limit')?.[1]
  if (limit === undefined) return []
  return [(run.get(variant) ?? []).map(({ cpuUs }, i) => cpuUs / (limit[i]?.cpuUs ?? Number.NaN))]
}
