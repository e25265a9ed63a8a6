import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** Random numbers for one seeded thing, such as a passenger or the sales of a flight. */
export interface Random {
  /** Returns a whole number from `low` to `high`, both inclusive. */
  int(low: number, high: number): number
  /** Returns one of the values, each with the same probability. */
  pick<const T>(values: readonly [T, ...T[]]): T
}

/** Final mix of MurmurHash3: every bit of the input changes half of the bits of the result. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = mix(Math.imul(hash ^ text.charCodeAt(i), 0x01000193))
  return hash
}

/**
 * Creates a generator for each index of a named stream. Its numbers depend only on seed, name and index. So every table and
 * every row can be generated without the previous ones.
 */
export function randomStream(seed: number, name: string): (index: number) => Random {
  const origin = mix(hashText(name) ^ mix(seed))
  return (index) => {
    const state = [origin, mix(origin ^ index), mix(origin + index), mix(index) ^ 0x5bd1e995]
    const generator = xoroshiro128plusFromState(state)
    const int = (low: number, high: number) => uniformInt(generator, low, high)
    return { int, pick: (values) => values[int(0, values.length - 1)] ?? values[0] }
  }
}

/** Hashes a text to a number from 0 to `below - 1`, for values that look random but are fixed for their text. */
export function hashBelow(text: string, below: number): number {
  return (hashText(text) >>> 0) % below
}
