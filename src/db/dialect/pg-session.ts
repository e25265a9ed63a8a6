/**
 * Statement that a new connection runs first: it sets everything that the code relies on, instead of trusting the defaults of
 * the server, the database or the role. `timeoutMs` limits each statement and each pause in a transaction; without it a
 * statement may take as long as it needs.
 *
 * - Text of results: dates, intervals, bytes and numbers as the parsers expect them, times in UTC, in UTF-8.
 * - Literals: a backslash is a plain character, and `= NULL` is never true.
 * - Transactions: read committed, writable.
 * - Limits: the timeout, none for locks besides it, none for an idle connection of the pool.
 *
 * `search_path` stays as it is, because it names the schema of the tables. A setting that this version of PostgreSQL does not
 * know is skipped.
 */
export function sessionStatement(timeoutMs = 0): { text: string; values: string[] } {
  const settings: Record<string, string> = {
    statement_timeout: String(timeoutMs),
    idle_in_transaction_session_timeout: String(timeoutMs),
    transaction_timeout: '0',
    lock_timeout: '0',
    idle_session_timeout: '0',
    DateStyle: 'ISO, MDY',
    IntervalStyle: 'postgres',
    TimeZone: 'UTC',
    client_encoding: 'UTF8',
    bytea_output: 'hex',
    extra_float_digits: '1',
    standard_conforming_strings: 'on',
    transform_null_equals: 'off',
    default_transaction_isolation: 'read committed',
    default_transaction_read_only: 'off',
    default_transaction_deferrable: 'off',
  }
  return {
    text: `SELECT set_config(name, wanted, false) FROM json_each_text($1) AS settings (name, wanted)
      WHERE current_setting(name, true) IS NOT NULL`,
    values: [JSON.stringify(settings)],
  }
}
