/** @import { CacheMember, Timing } from './types.d.ts' */

/**
 * The members of a `Cache-Status` field (RFC 9211): `valkey; hit; ttl=287; key="…"`.
 *
 * @param {string | null} field
 * @returns {CacheMember[]}
 */
export function parseCacheStatus(field) {
  return split(field ?? '', ',').map((member) => {
    const [cache = '', ...parameters] = split(member, ';')
    const named = new Map(parameters.map(pair))
    const [fwd, detail, key, ttl] = ['fwd', 'detail', 'key', 'ttl'].map((name) => named.get(name))
    return {
      cache,
      hit: named.has('hit'),
      stored: named.has('stored'),
      ...(fwd && { fwd }),
      ...(detail && { detail }),
      ...(key && { key }),
      ...(ttl && { ttl: Number(ttl) }),
    }
  })
}

/**
 * The times of a `Server-Timing` field; undefined without the field.
 *
 * @param {string | null} field
 * @returns {Timing | undefined}
 */
export function parseServerTiming(field) {
  if (!field) return undefined
  const metrics = new Map(
    split(field, ',').map((metric) => {
      const [name = '', ...parameters] = split(metric, ';')
      return [name, new Map(parameters.map(pair))]
    }),
  )
  const ms = (/** @type {string} */ name) => Number(metrics.get(name)?.get('dur') ?? 0)
  return { cache: ms('cache'), db: ms('db'), total: ms('total'), queries: metrics.get('db')?.get('desc') ?? '' }
}

/**
 * Splits at separators outside quotes.
 *
 * @param {string} text
 * @param {',' | ';'} separator
 */
function split(text, separator) {
  const part = new RegExp(`(?:[^"${separator}]|"(?:[^"\\\\]|\\\\.)*")+`, 'g')
  return (text.match(part) ?? []).map((found) => found.trim()).filter(Boolean)
}

/**
 * @param {string} parameter
 * @returns {[string, string]}
 */
function pair(parameter) {
  const [, name = '', value = ''] = /^([^=]+)(?:=(.*))?$/.exec(parameter) ?? []
  return [name, value.replace(/^"(.*)"$/, '$1').replaceAll(/\\(.)/g, '$1')]
}
