/** Options of a table of this service. The defaults may be another engine, or a character set that lacks most letters. */
export const tableOptions = 'ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4'

/**
 * Statements that a new connection runs first: they set everything that the code relies on, instead of trusting the server's
 * defaults. `timeoutMs` limits each statement and each wait for a lock; without it a statement may take as long as it needs.
 *
 * - Text: UTF-8, and backslash escapes in literals. Values that do not fit are errors. Errors are in English, as the log expects.
 * - Time: UTC.
 * - Transactions: every statement outside a transaction commits, COMMIT begins no other transaction and keeps the connection,
 *   snapshots are repeatable, writes are allowed.
 * - Results: complete, without the search for the last generated id by `IS NULL`. Unique indexes are always checked.
 * - Limits: the timeout, and none for an idle connection of the pool.
 *
 * Both servers know every setting outside the comments. `M!` is for MariaDB, `!80000` for MySQL.
 */
export function sessionStatements(timeoutMs?: number): string[] {
  const seconds = timeoutMs === undefined ? 0 : Math.ceil(timeoutMs / 1000)
  const lockSeconds = seconds || 86_400
  return [
    `SET NAMES utf8mb4,
       SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
       SESSION time_zone = '+00:00',
       SESSION lc_messages = 'en_US',
       SESSION autocommit = 1,
       SESSION completion_type = 0,
       SESSION unique_checks = 1,
       SESSION foreign_key_checks = 1,
       SESSION sql_auto_is_null = 0,
       SESSION sql_safe_updates = 0,
       SESSION sql_select_limit = 18446744073709551615,
       SESSION sql_big_selects = 1,
       SESSION innodb_lock_wait_timeout = ${lockSeconds},
       SESSION lock_wait_timeout = ${lockSeconds},
       SESSION wait_timeout = 28800,
       SESSION net_read_timeout = 60,
       SESSION net_write_timeout = 60
       /*M!100301 ,
       SESSION max_statement_time = ${seconds},
       SESSION idle_transaction_timeout = ${seconds},
       SESSION idle_readonly_transaction_timeout = ${seconds},
       SESSION idle_write_transaction_timeout = ${seconds} */
       /*!80000 , SESSION max_execution_time = ${timeoutMs ?? 0} */`,
    'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE',
  ]
}
