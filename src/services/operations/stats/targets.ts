import type { Counts } from '../../../cache/counters.ts'
import { catalogue } from '../../catalogue/catalogue.ts'
import { merged } from './figures.ts'
import type { ByKind } from './last-minute.ts'

/** Kind under which uses of seat maps are counted; they are not cache entries. */
export const SEATS = 'seats'

/** Target hit ratio of some kinds. */
export interface Target {
  name: 'search' | 'history' | 'seats' | 'analytics'
  hitRatio: number
  kinds: readonly string[]
}

const kindsOf = (ttl: string) => catalogue.filter((entry) => entry.ttl === ttl).map(({ kind }) => kind)

export const targets: readonly Target[] = [
  { name: 'search', hitRatio: 0.95, kinds: ['flight-search'] },
  { name: 'history', hitRatio: 0.9, kinds: kindsOf('personal') },
  { name: 'seats', hitRatio: 0.85, kinds: [SEATS] },
  { name: 'analytics', hitRatio: 0.8, kinds: [...kindsOf('business'), ...kindsOf('analytics')] },
]

/** Sums the counts of a target's kinds. */
export const countsOf = ({ kinds }: Target, byKind: ByKind): Counts => merged(kinds.map((kind) => byKind.get(kind)))
