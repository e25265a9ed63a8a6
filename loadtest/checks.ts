import { targets } from '../src/services/operations/stats/targets.ts'
import { count, percent } from '../tools/format.ts'
import { ratioOf } from './readings.ts'
import type { Check, Run } from './results.ts'

/** A check that a share is above a limit. */
export const moreThan = (name: string, share: number | null, limit: number): Check => ({
  name,
  passed: share !== null && share > limit,
  found: `${percent(share, 2)}, more than ${percent(limit, 0)}`,
})

/** A check of the hit ratio of these runs against the target of this name. */
export function hitRatio(name: (typeof targets)[number]['name'], runs: readonly Run[]): Check {
  const target = targets.find((one) => one.name === name)
  if (!target) throw new Error(`There is no target ${name}.`)
  const kinds = runs.flatMap(({ cache }) => cache.kinds.filter(({ kind }) => target.kinds.includes(kind)))
  const sum = (of: 'hits' | 'misses') => kinds.reduce((total, kind) => total + kind[of], 0)
  return moreThan(`hit ratio of ${name}`, ratioOf({ hits: sum('hits'), misses: sum('misses') }), target.hitRatio)
}

/** A check that every request had an expected response. */
export function noErrors(runs: readonly Run[]): Check {
  const errors = runs.flatMap((run) =>
    run.errors.map(({ reason, count: times }) => `${count(times)} × ${reason} (${run.name})`),
  )
  const requests = runs.reduce((sum, run) => sum + run.requests, 0)
  return {
    name: 'no errors',
    passed: errors.length === 0 && requests > 0,
    found: errors.length === 0 ? `none in ${count(requests)} requests` : errors.join(', '),
  }
}

/** A check that the service kept up with the rate; none for runs without a rate. */
export function keptUp(runs: readonly Run[]): Check[] {
  const paced = runs.filter(({ rate }) => rate !== null)
  if (paced.length === 0) return []
  const behind = paced.filter(({ late, requests }) => late > requests / 100)
  const found = behind.map(({ name, late }) => `${count(late)} requests could not be sent in time (${name})`)
  return [
    {
      name: 'kept up with the rate',
      passed: behind.length === 0,
      found: found.join(', ') || 'every request could be sent',
    },
  ]
}
