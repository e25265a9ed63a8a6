import type { Entry } from '../../cache/entry.ts'
import * as declared from './entries.ts'

/** The parts of an entry that do not depend on its parameters. */
export type AnyEntry = Pick<Entry<never, unknown>, 'kind' | 'pattern' | 'ttl' | 'local' | 'stale'>

/** Every entry of `entries.ts`, sorted by kind, because module loaders order exports differently. */
export const catalogue: readonly AnyEntry[] = Object.values(declared)
  .filter((value) => 'kind' in value)
  .sort((a, b) => (a.kind < b.kind ? -1 : 1))

const levels: readonly AnyEntry[] = [declared.analyticsRaw, declared.analyticsAggregated, declared.analyticsReport]

/** Every entry after those it is built from. A flush in this order also removes entries that were built meanwhile. */
export const bottomUp: readonly AnyEntry[] = [...catalogue.filter((entry) => !levels.includes(entry)), ...levels]

const matchers = catalogue.map(({ kind, pattern }) => ({ kind, matches: matcher(pattern) }))

/** Finds the kind of entry of a key without its namespace; undefined for a foreign key. */
export const kindOfKey = (key: string): string | undefined => matchers.find(({ matches }) => matches.test(key))?.kind

/** Converts a pattern of the catalogue, in which only `*` is special, into a regular expression. */
function matcher(pattern: string): RegExp {
  const literal = (part: string) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`)
}
