import type { CacheRead } from '../../cache/cache.ts'

/** One member of `Cache-Status` (RFC 9211). */
export function cacheStatus({ key, value, how, stored, collapsed }: CacheRead): string {
  const named = `key="${key}"`
  switch (how) {
    case 'local':
    case 'hit':
      return `${how === 'hit' ? 'valkey' : 'local'}; hit; ttl=${Math.round((value.freshUntil - Date.now()) / 1000)}; ${named}`
    case 'stale':
      return `valkey; fwd=stale; ${named}`
    case 'fail-safe':
      return `valkey; fwd=stale; detail=fail-safe; ${named}`
  }
  return `valkey; fwd=${how}${stored ? '; stored' : ''}${collapsed ? '; collapsed' : ''}; ${named}`
}
