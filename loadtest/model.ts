import { sharesOf } from './zipf.ts'

/**
 * What part of the requests a cache answers whose entries live for `ttl` seconds since they were loaded, when `rate` requests a
 * second are independent of each other and Zipf's law says for which of `count` things they are: of each thing one request in
 * 1 + λ·ttl finds it missing, where λ is the rate of the requests for it.
 */
export function hitRatioByModel(load: { count: number; skew: number; rate: number; ttl: number }): number {
  return sharesOf(load).reduce((sum, share) => {
    const expected = share * load.rate * load.ttl
    return sum + share * (expected / (1 + expected))
  }, 0)
}
