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

/** The target of hit ratio by that name: of all reads of its kinds in these runs. */
export function hitRatio(name: (typeof targets)[number]['name'], runs: readonly Run[]): Check {
  const target = targets.find((one) => one.name === name)
  if (!target) throw new Error(`there is no target of ${name}`)
  const kinds = runs.flatMap(({ cache }) => cache.kinds.filter(({ kind }) => target.kinds.includes(kind)))
  const sum = (of: 'hits' | 'misses') => kinds.reduce((total, kind) => total + kind[of], 0)
  return moreThan(`hit ratio of ${name}`, ratioOf({ hits: sum('hits'), misses: sum('misses') }), target.hitRatio)
}

/** A check that nothing went wrong. */
export function noErrors(runs: readonly Run[]): Check {
  const errors = runs.flatMap((run) =>
    run.errors.map(({ reason, count: times }) => `${count(times)} × ${reason} (${run.name})`),
  )
  const asked = runs.reduce((sum, run) => sum + run.requests, 0)
  return {
    name: 'no errors',
    passed: errors.length === 0 && asked > 0,
    found: errors.length === 0 ? `none in ${count(asked)} requests` : errors.join(', '),
  }
}

/** A check that the service was as fast as requests came; none when they came as fast as it was. */
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
