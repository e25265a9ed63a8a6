import type { CacheRead } from '../cache/cache.ts'
import { AppError } from '../errors.ts'

/** One page of a list, and the cursor of the next page. */
export interface Page<T> {
  data: T[]
  nextCursor: string | null
}

/** Makes a page of up to `limit` items. The query returns `limit + 1` rows when there is a next page. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  make: (row: Row) => T,
  keyOf: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    data: shown.map(make),
    nextCursor: rows.length > limit && last !== undefined ? Buffer.from(keyOf(last)).toString('base64url') : null,
  }
}

/** Decodes a cursor into the key before the page. Throws `validation-failed` for a foreign cursor. */
export function afterCursor(cursor: string | undefined, form: RegExp): string | undefined {
  if (cursor === undefined) return undefined
  const after = Buffer.from(cursor, 'base64url').toString()
  if (form.test(after)) return after
  throw foreignCursor()
}

/** Reads a page once the row of its cursor was found. Rejects with `validation-failed` for an invented cursor. */
export async function afterExisting(row: Promise<CacheRead>, page: () => Promise<CacheRead>): Promise<CacheRead> {
  if ((await row).value.found) return page()
  throw foreignCursor()
}

const foreignCursor = () =>
  new AppError('validation-failed', '`cursor` must be a `nextCursor` of this list.', {
    errors: [{ path: 'query.cursor', message: 'must be a `nextCursor` of this list' }],
  })
