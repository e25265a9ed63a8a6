import mysql from 'mysql2/promise'

/**
 * Types the values of a prepared statement. The driver sends every number as a double, which MySQL refuses for a LIMIT, so whole
 * numbers are sent as integers.
 */
export function asParameters(values: readonly unknown[]): mysql.ExecuteValues[] {
  return values.map((value) =>
    // Drizzle and the scripts pass only texts, numbers, booleans, dates and null.
    Number.isSafeInteger(value) ? mysql.TypedParameter.BIGINT(Number(value)) : (value as mysql.ExecuteValues),
  )
}
