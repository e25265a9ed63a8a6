import { drizzle } from 'drizzle-orm/mysql2'
import mysql from 'mysql2/promise'
import type { Database, OpenOptions } from '../database.ts'
import { inTransaction } from '../in-transaction.ts'
import { createQueryCounts } from '../query-counts.ts'
import { borrowed, createRun, PING_TIMEOUT_MS } from '../run.ts'
import { defineSchema } from '../schema.ts'
import { noted } from '../statements.ts'
import { mysqlKit } from './kit.ts'
import { mysqlBookingTransactions } from './mysql-booking.ts'
import { asParameters } from './mysql-parameters.ts'
import { mysqlScriptConnection } from './mysql-script.ts'
import { sessionStatements } from './mysql-session.ts'
import { mysqlStatements } from './mysql-statements.ts'

/** Prepared statements that a connection keeps on the server. More than the queries that run often; the server limits the sum. */
const PREPARED_STATEMENTS = 100

/** MySQL 8 or MariaDB 10.6 and later, through a pool. */
export function openMysql({ url, poolSize, statementTimeoutMs, onConnectionError }: OpenOptions): Database {
  const connection = {
    uri: url.replace(/^mariadb:/, 'mysql:'),
    connectTimeout: statementTimeoutMs,
    timezone: 'Z',
    maxPreparedStatements: PREPARED_STATEMENTS,
  }
  const pool = mysql.createPool({ ...connection, connectionLimit: poolSize, enableKeepAlive: true })
  // On the pool with callbacks: it emits the connection before anyone can use it, and a connection runs its statements in
  // sequence, so these come before any query.
  pool.pool.on('connection', (fresh) => {
    for (const statement of sessionStatements(statementTimeoutMs)) {
      fresh.query(statement, (error) => {
        if (!error) return
        onConnectionError(error)
        fresh.destroy()
      })
    }
  })
  const queryCounts = createQueryCounts()
  const run = createRun(statementTimeoutMs, queryCounts)
  const uncounted = createRun(statementTimeoutMs)

  return {
    dialect: 'mysql',
    version: async () => {
      const [rows] = await uncounted('version', () => pool.query<mysql.RowDataPacket[]>('SELECT version() AS version'))
      const version = String(rows[0]?.version)
      return version.includes('MariaDB') ? `MariaDB ${version.split('-')[0]}` : `MySQL ${version}`
    },
    builder: builderOn(pool),
    tables: defineSchema(mysqlKit),
    prepare: (_name, query) => query.prepare(),
    run,
    queryCounts,
    transaction: async (work) => {
      const client = await pool.getConnection()
      const { query } = noting(client)
      const giveBack = (broken: boolean) => (broken ? client.destroy() : client.release())
      return inTransaction({ query, giveBack }, () => work(builderOn(client)))
    },
    bookingTransactions: mysqlBookingTransactions(async () => {
      const client = await pool.getConnection()
      const { query } = noting(client)
      return {
        query: (statement, values = []) => query(statement, [...values]),
        giveBack: (broken) => (broken ? client.destroy() : client.release()),
      }
    }),
    snapshot: async (work) => {
      const client = await borrowed(uncounted, pool.getConnection())
      const noted = noting(client)
      const query = (statement: string) => uncounted('snapshot', () => noted.query(statement))
      const giveBack = (broken: boolean) => (broken ? client.destroy() : client.release())
      const begin = [
        'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ',
        'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
      ]
      return inTransaction({ query, giveBack }, () => work(builderOn(client)), begin)
    },
    ...mysqlStatements,
    script: async (work) => {
      const client = await mysql.createConnection({ ...connection, dateStrings: true })
      try {
        for (const statement of sessionStatements()) await client.query(statement)
        return await work(mysqlScriptConnection(client))
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

const builderOn = (client: mysql.Pool | mysql.PoolConnection) => drizzle({ client: noting(client) })

/**
 * Wraps a connection or a pool, and adds its statements to traces. Values travel apart from the statement, as parameters of a
 * prepared one: the driver's `query` would write them into the text.
 */
function noting(client: mysql.Pool | mysql.PoolConnection): mysql.PoolConnection {
  const query = (statement: string | mysql.QueryOptions, values: unknown[] = []) => {
    const options = typeof statement === 'string' ? { sql: statement } : statement
    return noted(
      options.sql,
      () => (values.length > 0 ? client.execute(options, asParameters(values)) : client.query(options)),
      ([result]) => (Array.isArray(result) ? result.length : result.affectedRows),
    )
  }
  // This project and drizzle call only `query`.
  return { query } as mysql.PoolConnection
}
