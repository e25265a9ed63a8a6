import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getTableColumns, sql } from 'drizzle-orm'
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { AppError } from '../../errors.ts'
import type { Database, OpenOptions, QueryBuilder, ScriptConnection } from '../database.ts'
import { inTransaction } from '../in-transaction.ts'
import { createQueryCounts } from '../query-counts.ts'
import { borrowed, createRun, PING_TIMEOUT_MS, someCause } from '../run.ts'
import { defineSchema } from '../schema.ts'
import { noted } from '../statements.ts'
import { pgKit } from './kit.ts'

// An adopted table may keep instants without a zone, which are UTC then, and text as char(n), which PostgreSQL pads with
// blanks: it reads as it does on MySQL, without them.
pg.defaults.parseInputDatesAsUTC = true
pg.types.setTypeParser(pg.types.builtins.BPCHAR, (text) => text.trimEnd())

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** PostgreSQL 14 or later, through a pool. */
export function openPg({ url, poolSize, statementTimeoutMs, onConnectionError }: OpenOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: statementTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    keepAlive: true,
    application_name: 'cache-me-if-you-can',
  })
  // A connection that breaks while idle is replaced by the pool; unheard, its error would end the process.
  pool.on('error', onConnectionError)
  // So would that of one that breaks while a transaction holds it.
  pool.on('connect', (client) => client.on('error', onConnectionError))
  const queryCounts = createQueryCounts()
  const run = createRun(statementTimeoutMs, queryCounts)
  const uncounted = createRun(statementTimeoutMs)

  return {
    dialect: 'pg',
    version: async () => {
      const { rows } = await uncounted('version', () => pool.query<{ server_version: string }>('SHOW server_version'))
      return `PostgreSQL ${rows[0]?.server_version.split(' ')[0] ?? ''}`
    },
    builder: builderOn(pool),
    tables: defineSchema(pgKit),
    prepare: <P>(name: string, query: { prepare(name?: string): P }) => query.prepare(name),
    run,
    queryCounts,
    transaction: async (work) => {
      const client = await pool.connect()
      const { query } = noting(client)
      return inTransaction({ query, giveBack: (broken) => client.release(broken) }, () => work(builderOn(client)))
    },
    snapshot: async (work) => {
      const client = await borrowed(uncounted, pool.connect())
      const noted = noting(client)
      const query = (statement: string) => uncounted('snapshot', () => noted.query(statement))
      const begin = ['BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY']
      return inTransaction(
        { query, giveBack: (broken) => client.release(broken) },
        () => work(builderOn(client)),
        begin,
      )
    },
    insertId: async (tx, table, id, row) => {
      const inserted = await asPg(tx)
        .insert(asPg(table))
        .values(row)
        .returning({ id: asPg(id) })
      return Number(inserted[0]?.id)
    },
    insertOrAdd: async (tx, { table, rows, key, add, replace }) => {
      const all: Record<string, PgColumn> = getTableColumns(asPg(table))
      const given = (name: string) => sql`excluded.${sql.identifier(all[name]?.name ?? name)}`
      const set = [
        ...add.map((name) => [name, sql`${all[name]} + ${given(name)}`]),
        ...replace.map((name) => [name, given(name)]),
      ]
      await asPg(tx)
        .insert(asPg(table))
        .values(rows)
        .onConflictDoUpdate({ target: asPg(key), set: Object.fromEntries(set) })
    },
    affected: (result) => (result as pg.QueryResult).rowCount ?? 0,
    violation: (error) => {
      if (someCause(error, ({ code }) => code === '23505')) return 'unique'
      if (someCause(error, ({ code }) => code === '22001')) return 'too-long'
      return someCause(error, ({ code }) => code === '40P01' || code === '40001') ? 'retry' : undefined
    },
    unchanging: (condition) => sql`${condition} for share`,
    script: async (work) => {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: statementTimeoutMs })
      client.on('error', onConnectionError)
      await client.connect()
      try {
        await client.query("SET TIME ZONE 'UTC'")
        return await work(scriptConnection(client))
      } finally {
        await client.end()
      }
    },
    ping: async () => {
      await createRun(PING_TIMEOUT_MS)('ping', () => pool.query('SELECT 1'))
    },
    close: () => pool.end(),
  }
}

/** The queries are typed as MySQL, the poorer surface: this cast is the other half of `pgKit`. */
const builderOn = (client: pg.Pool | pg.PoolClient) => drizzle({ client: noting(client) }) as unknown as QueryBuilder

/** A connection, or a pool of them, that notes its statements for traces. */
function noting(client: pg.Pool | pg.PoolClient): pg.PoolClient {
  const query = (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const config = typeof statement === 'string' ? { text: statement } : statement
    return noted(
      config.text,
      () => client.query(config, values),
      ({ rowCount }) => rowCount ?? 0,
    )
  }
  // Nothing else is asked of it, by drizzle either.
  return { query } as pg.PoolClient
}

/** What is typed as MySQL's for everybody else is PostgreSQL's in this file. */
function asPg(tx: QueryBuilder): NodePgDatabase
function asPg(table: MySqlTable): PgTable
function asPg(column: MySqlColumn): PgColumn
function asPg(what: unknown): unknown {
  return what
}

function scriptConnection(client: pg.Client): ScriptConnection {
  const rows: ScriptConnection['rows'] = async (statement, parameters) => {
    const result = await client.query(statement, parameters && [...parameters])
    return result.rows ?? []
  }
  return {
    rows,
    quote,
    tableNames: async () => {
      const found = await rows('SELECT tablename FROM pg_tables WHERE schemaname = current_schema()')
      return new Set(found.map((row) => String(row.tablename)))
    },
    load: async (table, columns, tsv) => {
      const into = client.query(copyFrom(`COPY ${quote(table)} (${columns.map(quote).join(', ')}) FROM STDIN`))
      await pipeline(Readable.from(tsv, { objectMode: false, highWaterMark: 1 << 20 }), into)
    },
    analyze: async (table) => {
      await rows(`ANALYZE ${quote(table)}`)
    },
    continueIds: async (table, idColumn) => {
      await rows(
        `SELECT setval(pg_get_serial_sequence($1, $2), (SELECT coalesce(max(${quote(idColumn)}), 0) + 1 FROM ${quote(table)}), false)`,
        [table, idColumn],
      )
    },
    withLock: async (name, waitMs, work) => {
      const deadline = Date.now() + waitMs
      for (;;) {
        const [row] = await rows('SELECT pg_try_advisory_lock(hashtext($1)) AS taken', [name])
        if (row?.taken === true) break
        if (Date.now() > deadline) throw new AppError('unavailable', `Another instance holds the lock "${name}".`)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      try {
        return await work()
      } finally {
        await rows('SELECT pg_advisory_unlock(hashtext($1))', [name])
      }
    },
  }
}
