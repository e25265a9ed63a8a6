import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Database, OpenOptions, QueryBuilder } from '../database.ts'
import { inTransaction } from '../in-transaction.ts'
import { createQueryCounts } from '../query-counts.ts'
import { borrowed, createRun, PING_TIMEOUT_MS } from '../run.ts'
import { defineSchema } from '../schema.ts'
import { noted } from '../statements.ts'
import { pgKit } from './kit.ts'
import { pgBookingTransactions } from './pg-booking.ts'
import { pgScriptConnection } from './pg-script.ts'
import { sessionStatement } from './pg-session.ts'
import { pgStatements } from './pg-statements.ts'

// An adopted table may have instants without a zone, which are UTC, and text as char(n), which PostgreSQL pads with blanks.
// Parsers make both read as they do on MySQL.
pg.defaults.parseInputDatesAsUTC = true
pg.types.setTypeParser(pg.types.builtins.BPCHAR, (text) => text.trimEnd())

/** PostgreSQL 14 or later, through a pool. */
export function openPg({ url, poolSize, statementTimeoutMs, onConnectionError }: OpenOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: statementTimeoutMs,
    keepAlive: true,
    // A connection sends a statement at once, without waiting for replies to earlier ones.
    pipeline: true,
    application_name: 'cache-me-if-you-can',
    // The pool waits for it, and closes the connection if it fails.
    onConnect: async (client) => {
      await client.query(sessionStatement(statementTimeoutMs))
    },
  })
  // Without these listeners a connection error would end the process. The first is for idle connections, which the pool
  // replaces; the second for connections in a transaction.
  pool.on('error', onConnectionError)
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
    bookingTransactions: pgBookingTransactions(pool),
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
    ...pgStatements,
    script: async (work) => {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: statementTimeoutMs })
      client.on('error', onConnectionError)
      await client.connect()
      try {
        await client.query(sessionStatement())
        return await work(pgScriptConnection(client))
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

/** Types PostgreSQL's builder as MySQL's, which supports less. The other half of the cast is `pgKit`. */
const builderOn = (client: pg.Pool | pg.PoolClient) => drizzle({ client: noting(client) }) as unknown as QueryBuilder

/** Wraps a connection or a pool, and adds its statements to traces. */
function noting(client: pg.Pool | pg.PoolClient): pg.PoolClient {
  const query = (statement: string | pg.QueryConfig, values?: unknown[]) => {
    const config = typeof statement === 'string' ? { text: statement } : statement
    return noted(
      config.text,
      () => client.query(config, values),
      ({ rowCount }) => rowCount ?? 0,
    )
  }
  // This project and drizzle call only `query`.
  return { query } as pg.PoolClient
}
