import type { Cache, CacheRead, ReadOptions } from '../cache/cache.ts'
import type { Absent, Entry } from '../cache/entry.ts'
import type { Spans } from './spans.ts'

/** Wraps the cache: each read, load and change gets a span, within sampled spans. A shared load belongs to its first reader. */
export function tracedCache(cache: Cache, spans: Spans): Cache {
  type Load<V> = () => Promise<V | Absent>

  const naming = <P, V>({ kind, key }: Entry<P, V>, params: P) => ({ 'cache.kind': kind, 'cache.key': key(params) })

  const loading =
    <P, V>({ kind }: Entry<P, V>, load: Load<V>): Load<V> =>
    () =>
      spans.around(`load ${kind}`, { 'cache.kind': kind }, load)

  const noting = (name: string, attributes: Record<string, string>, read: () => Promise<CacheRead>) =>
    spans.around(name, attributes, async (span) => {
      const found = await read()
      const { how, stored, collapsed } = found
      span.setAttributes({ 'cache.how': how, 'cache.stored': stored, 'cache.collapsed': collapsed })
      return found
    })

  return {
    ...cache,
    read: <P, V>(entry: Entry<P, V>, params: P, load: Load<V>, options?: ReadOptions) => {
      if (!spans.active()) return cache.read(entry, params, load, options)
      const read = () => cache.read(entry, params, loading(entry, load), options)
      return noting(`read ${entry.kind}`, naming(entry, params), read)
    },
    value: (entry, params, load) => {
      if (!spans.active()) return cache.value(entry, params, load)
      const value = () => cache.value(entry, params, loading(entry, load))
      return spans.around(`read ${entry.kind}`, naming(entry, params), value)
    },
    writeThrough: (entry, params, load, alsoStale) => {
      if (!spans.active()) return cache.writeThrough(entry, params, load, alsoStale)
      const write = () => cache.writeThrough(entry, params, loading(entry, load), alsoStale)
      return noting(`write through ${entry.kind}`, naming(entry, params), write)
    },
    beginInvalidation: (stale) => {
      const complete = cache.beginInvalidation(stale)
      return spans.active() ? () => spans.around('invalidate', {}, complete) : complete
    },
    invalidate: (stale) =>
      spans.active() ? spans.around('invalidate', {}, () => cache.invalidate(stale)) : cache.invalidate(stale),
  }
}
