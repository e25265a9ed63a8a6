import type { Entry } from '../../cache/entry.ts'
import * as declared from './entries.ts'

/** An entry of any kind, by what does not depend on its parameters. */
export type AnyEntry = Pick<Entry<never, unknown>, 'kind' | 'pattern' | 'ttl' | 'local' | 'stale'>

/** Every kind of entry that is declared in `entries.ts`, by name: not every loader keeps exports in the same order. */
export const catalogue: readonly AnyEntry[] = Object.values(declared)
  .filter((value) => 'kind' in value)
  .sort((a, b) => (a.kind < b.kind ? -1 : 1))

const levels: readonly AnyEntry[] = [declared.analyticsRaw, declared.analyticsAggregated, declared.analyticsReport]

/** The same kinds, each after those that it is made of: flushing them in this order also flushes what was made meanwhile. */
export const bottomUp: readonly AnyEntry[] = [...catalogue.filter((entry) => !levels.includes(entry)), ...levels]

const matchers = catalogue.map(({ kind, pattern }) => ({ kind, matches: matcher(pattern) }))

/** The kind of entry that has such a key, without the namespace; undefined when none has. */
export const kindOfKey = (key: string): string | undefined => matchers.find(({ matches }) => matches.test(key))?.kind

/** A pattern of the catalogue, which knows only `*`, as a regular expression. */
function matcher(pattern: string): RegExp {
  const literal = (part: string) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`)
}
