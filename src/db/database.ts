import type { SQL } from 'drizzle-orm'
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core'
import type { MySql2Database } from 'drizzle-orm/mysql2'
import type { QueryCounts } from './query-counts.ts'
import type { Schema } from './schema.ts'

/** Drizzle's query builder, in either dialect, by the surface that both have. */
export type QueryBuilder = Pick<
  MySql2Database<Record<string, never>>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$count'
>

export interface OpenOptions {
  /** `postgres://`, `postgresql://`, `mysql://` or `mariadb://`. */
  url: string
  /** Connections at most. */
  poolSize: number
  /** Time limit of one query, the wait for a connection included. Milliseconds. */
  statementTimeoutMs: number
  /** Reports an idle connection that broke. */
  onConnectionError: (error: Error) => void
}

/** A relational database in one of two dialects. What differs between them is behind these functions. */
export interface Database {
  readonly dialect: 'pg' | 'mysql'
  /** What the server says it is, for people: `PostgreSQL 18.4`. */
  readonly version: () => Promise<string>
  readonly builder: QueryBuilder
  readonly tables: Schema

  /** A statement planned once and run often. `name` must be unique in the process (PostgreSQL names it so). */
  prepare<P>(name: string, query: { prepare(): P }): P

  /**
   * Runs a question under its name: counted, measured for the request's recording, bounded in time (waiting for a
   * connection included), and an unreachable or overloaded server becomes an `AppError` `unavailable`. Names are few and
   * known beforehand.
   */
  run<T>(name: string, work: () => Promise<T>): Promise<T>
  /** What has been asked through `run`. A transaction is one question; what begins and ends a snapshot is none. */
  readonly queryCounts: QueryCounts

  /**
   * Runs work in a transaction: committed when it resolves, rolled back when it rejects. A connection that breaks
   * meanwhile is thrown away, and the error is the one that the work met. To be called within `run`.
   */
  transaction<T>(work: (tx: QueryBuilder) => Promise<T>): Promise<T>
  /**
   * Reads in a transaction whose questions all see the database as it was at the first. Unlike a transaction it is not
   * called within `run`: each of its questions is.
   */
  snapshot<T>(work: (tx: QueryBuilder) => Promise<T>): Promise<T>
  /** Inserts one row and answers its generated id. Part of the transaction whose builder is handed in. */
  insertId<T extends MySqlTable>(tx: QueryBuilder, table: T, id: MySqlColumn, row: T['$inferInsert']): Promise<number>
  /** Inserts rows; where one is there already (by `key`), adds to some of its columns and replaces others. */
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
  /** How many rows an update or a delete changed. */
  affected(result: unknown): number
  /**
   * What a failed statement says of the data: a unique value that is there already, a conflict worth a retry, a text
   * that is too long for its column.
   */
  violation(error: unknown): 'unique' | 'retry' | 'too-long' | undefined
  /**
   * The condition of a question whose rows nobody is to change before the transaction ends; any number of transactions
   * may hold them so at once. It has to be the last clause of the question.
   */
  unchanging(condition: SQL): SQL

  /** Runs raw statements one after the other on one connection; for migrations and maintenance. */
  script<T>(work: (connection: ScriptConnection) => Promise<T>): Promise<T>

  /** Resolves when the server answers; rejects with `unavailable`. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** One connection that outlives a statement. Not bounded in time: bulk loads take as long as they take. */
export interface ScriptConnection {
  rows(statement: string, parameters?: readonly (string | number | Date | null)[]): Promise<Record<string, unknown>[]>
  /** Names of the tables of the current database (schema). */
  tableNames(): Promise<Set<string>>
  /** Quotes the name of a table or column. */
  quote(name: string): string
  /** Loads rows in the text form of `toTsv` by the dialect's bulk path; all of them or none. */
  load(table: string, columns: readonly string[], tsv: AsyncIterable<string | Uint8Array>): Promise<void>
  /** Lets the planner count the rows of a table anew. */
  analyze(table: string): Promise<void>
  /** Makes generated ids continue after the largest id that was loaded. */
  continueIds(table: string, idColumn: string): Promise<void>
  /**
   * Holds a lock that one connection of all instances can hold at a time, while `work` runs.
   * Rejects with `unavailable` when it cannot be had within `waitMs`.
   */
  withLock<T>(name: string, waitMs: number, work: () => Promise<T>): Promise<T>
}
