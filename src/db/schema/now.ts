import { sql } from 'drizzle-orm'

/** Default of a time column: the time of the statement. */
export const now = sql`CURRENT_TIMESTAMP`
