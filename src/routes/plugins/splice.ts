import type { CacheRead } from '../../cache/cache.ts'
import { jsonBytes } from '../../cache/stored.ts'

/**
 * Appends layers to an object, by bytes and without parsing: `{"flightId":1001,…}` becomes
 * `{"flightId":1001,…,"schedule":{…},"seats":{…}}`. The object must have at least one property.
 */
export async function spliceLayers(outermost: CacheRead, layers: readonly [string, CacheRead][]): Promise<Buffer> {
  const shell = await jsonBytes(outermost.value)
  const inside = await Promise.all(
    layers.map(async ([name, { value }]) => [Buffer.from(`,${JSON.stringify(name)}:`), await jsonBytes(value)]),
  )
  return Buffer.concat([shell.subarray(0, -1), ...inside.flat(), Buffer.from('}')])
}
