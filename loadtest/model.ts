import { sharesOf } from './zipf.ts'

/**
 * Hit ratio of a cache whose entries live for `ttl` seconds after their load, under `rate` independent requests per second for
 * `count` keys of Zipf-distributed popularity. Of the requests for one key, one in 1 + λ·ttl is a miss, where λ is their rate.
 */
export function hitRatioByModel(load: { count: number; skew: number; rate: number; ttl: number }): number {
  return sharesOf(load).reduce((sum, share) => {
    const expected = share * load.rate * load.ttl
    return sum + share * (expected / (1 + expected))
  }, 0)
}
