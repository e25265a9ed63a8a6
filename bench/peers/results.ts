import { median } from '../../tools/statistics.ts'
import type { Measured } from './measure.ts'
import type { Variant } from './variants.ts'

/** A variant over all rounds: medians. */
export interface Row extends Measured {
  variant: Pick<Variant, 'id' | 'name' | 'kind'>
  /** CPU time per request against the limit's; undefined when the limit was not measured. */
  ratio: number | undefined
  /** The smallest and the largest ratio of a round. */
  range: [number, number] | undefined
  rounds: Measured[]
}

/**
 * Rows sorted by ratio. A ratio is the median of those between a variant and the limit in the same round, so that a
 * machine that is slower for a while does not decide.
 */
export function summarise(measured: ReadonlyMap<Variant, Measured[]>): Row[] {
  const limit = [...measured].find(([{ kind }]) => kind === 'limit')?.[1]
  const rows = [...measured].map(([{ id, name, kind }, rounds]): Row => {
    const of = (figure: keyof Measured) => median(rounds.map((round) => round[figure]))
    const ratios = limit && rounds.map(({ cpuUs }, i) => cpuUs / (limit[i]?.cpuUs ?? Number.NaN))
    return {
      variant: { id, name, kind },
      ratio: ratios && median(ratios),
      range: ratios && [Math.min(...ratios), Math.max(...ratios)],
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
