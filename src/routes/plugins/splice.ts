import type { CacheRead } from '../../cache/cache.ts'
import { jsonBytes } from '../../cache/stored.ts'

/**
 * `{"flightId":1001,…,"schedule":{…},"seats":{…}}` out of the object `{"flightId":1001,…}` and its layers, by bytes: nothing
 * is parsed. The object has at least one property of its own.
 */
export async function spliceLayers(outermost: CacheRead, layers: readonly [string, CacheRead][]): Promise<Buffer> {
  const shell = await jsonBytes(outermost.value)
  const inside = await Promise.all(
    layers.map(async ([name, { value }]) => [Buffer.from(`,${JSON.stringify(name)}:`), await jsonBytes(value)]),
  )
  return Buffer.concat([shell.subarray(0, -1), ...inside.flat(), Buffer.from('}')])
}
