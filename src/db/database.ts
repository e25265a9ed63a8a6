import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core'
import type { MySql2Database } from 'drizzle-orm/mysql2'
import type { BookingTransactions } from './booking-transactions.ts'
import type { QueryCounts } from './query-counts.ts'
import type { Schema } from './schema.ts'

/** Drizzle's query builder: the surface that both dialects have. */
export type QueryBuilder = Pick<
  MySql2Database<Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count'
>

export interface OpenOptions {
  /** `postgres://`, `postgresql://`, `mysql://` or `mariadb://`. */
  url: string
  /** Maximum number of connections. */
  poolSize: number
  /** Time limit of one query, including the wait for a connection. Milliseconds. */
  statementTimeoutMs: number
  /** Reports an idle connection that broke. */
  onConnectionError: (error: Error) => void
}

/** A relational database in one of two dialects. */
export interface Database extends DialectStatements {
  readonly dialect: 'pg' | 'mysql'
  /** Reads the server's name and version, such as `PostgreSQL 18.4`. */
  readonly version: () => Promise<string>
  readonly builder: QueryBuilder
  readonly tables: Schema

  /** Prepares a statement: planned once, run often. `name` is unique in the process; PostgreSQL needs it. */
  prepare<P>(name: string, query: { prepare(): P }): P

  /**
   * Runs a query under a name. Counts it, measures it for the request's recording and limits its time, including the wait for a
   * connection. Rejects with `unavailable` if the server is unreachable or overloaded. Names come from a small fixed set.
   */
  run<T>(name: string, work: () => Promise<T>): Promise<T>
  /** Counters of `run`. A transaction counts once; the begin and the end of a snapshot do not count. */
  readonly queryCounts: QueryCounts

  /**
   * Runs work in a transaction: commits when it resolves, rolls back when it rejects. Discards a connection that breaks
   * meanwhile, and rejects with the error of the work. Must run within `run`.
   */
  transaction<T>(work: (tx: QueryBuilder) => Promise<T>): Promise<T>
  /** Transactions of bookings, which are written for few round trips. */
  readonly bookingTransactions: BookingTransactions
  /**
   * Reads in one transaction with a snapshot, fixed by its first query. Must not run within `run`, because each of its queries
   * does.
   */
  snapshot<T>(work: (tx: QueryBuilder) => Promise<T>): Promise<T>

  /** Runs raw statements in sequence on one connection, for migrations and maintenance. */
  script<T>(work: (connection: ScriptConnection) => Promise<T>): Promise<T>

  /** Resolves when the server replies. Rejects with `unavailable`. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Statements, results and errors that differ between the dialects. */
export interface DialectStatements {
  /** Inserts one row and returns its generated id. Part of the transaction of `tx`. */
  insertId<T extends MySqlTable>(tx: QueryBuilder, table: T, id: MySqlColumn, row: T['$inferInsert']): Promise<number>
  /** Inserts rows. If a row with the same `key` exists, adds to some of its columns and replaces others. */
  insertOrAdd<T extends MySqlTable>(
    tx: QueryBuilder,
    options: {
      table: T
      rows: T['$inferInsert'][]
      key: MySqlColumn
      add: (keyof T['$inferInsert'] & string)[]
      replace: (keyof T['$inferInsert'] & string)[]
    },
  ): Promise<void>
  /** Number of rows that an update or a delete changed. */
  affected(result: unknown): number
  /**
   * Reason of a failed statement, if the data is the reason: a duplicate of a unique value, a conflict worth a retry, or a
   * text that does not fit into its column.
   */
  violation(error: unknown): 'unique' | 'retry' | 'unfit' | undefined
  /** A column as text that can be compared with any other text, whatever character set and collation the column has. */
  comparable(column: SQLWrapper): SQL
  /**
   * Adds a share lock to the condition of a query: no other transaction changes its rows until this one ends. Must be the
   * last clause of the query.
   */
  unchanging(condition: SQL): SQL
}

/** Value of a statement, which the server gets apart from the text. */
export type Parameter = string | number | Date | null

/** Rows that replace those of a table, in the text form of `toTsv`. */
export interface Replacement {
  table: string
  columns: readonly string[]
  tsv: AsyncIterable<string | Uint8Array>
  /** Builds the indexes after the rows, where the dialect can do so without risk. */
  defersIndexes: boolean
  /** Called before each index is built, and after the last. */
  onIndex?: (progress: { built: number; of: number }) => void
}

/** One connection for several statements, without a time limit: a bulk load may take long. */
export interface ScriptConnection {
  rows(statement: string, parameters?: readonly Parameter[]): Promise<Record<string, unknown>[]>
  /** Inserts one row. Properties are column names. */
  insert(table: string, row: Record<string, Parameter>): Promise<void>
  /** Rejects with `unavailable` if the database cannot hold the tables. The text names the remedy. */
  checkDatabase(): Promise<void>
  /** Names of the tables of the current database (schema). */
  tableNames(): Promise<Set<string>>
  /** Quotes the name of a table or column. */
  quote(name: string): string
  /** End of a CREATE TABLE: everything that must not depend on the server's defaults. May be empty. */
  readonly tableOptions: string
  /** Loads rows in the text form of `toTsv` with the dialect's bulk statement. Loads all of them or none. */
  load(table: string, columns: readonly string[], tsv: AsyncIterable<string | Uint8Array>): Promise<void>
  /**
   * Replaces all rows of a table. Loads all of them or none; after a failure the table is empty or has its former rows, and it
   * always has its indexes. Returns the time that the indexes took after the rows.
   */
  replace(replacement: Replacement): Promise<{ indexesMs: number }>
  /** Updates the planner's statistics of a table. */
  analyze(table: string): Promise<void>
  /** Makes generated ids continue after the largest loaded id. */
  continueIds(table: string, idColumn: string): Promise<void>
  /**
   * Holds a lock while `work` runs. One connection of all instances can hold it at a time. Rejects with `unavailable` if
   * the lock stays taken for `waitMs`.
   */
  withLock<T>(name: string, waitMs: number, work: () => Promise<T>): Promise<T>
}
