import type { Stale } from '../../cache/cache.ts'

/** Merges the invalidations of several changes without duplicates. The `first` part of any change precedes all others. */
export function mergeStale(changes: readonly Stale[]): Stale {
  const each = (part: 'keys' | 'tags' | 'patterns') => [...new Set(changes.flatMap((stale) => stale[part] ?? []))]
  const firsts = changes.flatMap(({ first }) => first ?? [])
  const merged: Stale = { keys: each('keys'), tags: each('tags'), patterns: each('patterns') }
  return firsts.length > 0 ? { first: mergeStale(firsts), ...merged } : merged
}
