import { Readable } from 'node:stream'
import { getTableColumns, sql } from 'drizzle-orm'
import type { MySqlColumn } from 'drizzle-orm/mysql-core'
import { drizzle } from 'drizzle-orm/mysql2'
import mysql from 'mysql2/promise'
import { AppError } from '../../errors.ts'
import type { Database, OpenOptions, ScriptConnection } from '../database.ts'
import { inTransaction } from '../in-transaction.ts'
import { createQueryCounts } from '../query-counts.ts'
import { borrowed, createRun, PING_TIMEOUT_MS, someCause } from '../run.ts'
import { defineSchema } from '../schema.ts'
import { noted } from '../statements.ts'
import { mysqlKit } from './kit.ts'

const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``

/** MySQL 8 or MariaDB 10.6 and later, through a pool. */
export function openMysql({ url, poolSize, statementTimeoutMs }: OpenOptions): Database {
  const connection = { uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: statementTimeoutMs, timezone: 'Z' }
  const pool = mysql.createPool({ ...connection, connectionLimit: poolSize, enableKeepAlive: true })
  // The server bounds what it is asked, too, and keeps its clock as we do. (The comments are for MariaDB, and for MySQL.)
  const seconds = Math.ceil(statementTimeoutMs / 1000)
  pool.on('connection', (fresh) => {
    fresh.query(
      `SET time_zone = '+00:00', SESSION innodb_lock_wait_timeout = ${seconds}
       /*M!100301 , SESSION max_statement_time = ${seconds}, SESSION idle_transaction_timeout = ${seconds} */
       /*!80000 , SESSION max_execution_time = ${statementTimeoutMs} */`,
    )
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
    insertId: async (tx, table, _id, row) => {
      const [{ insertId }] = await tx.insert(table).values(row)
      return insertId
    },
    insertOrAdd: async (tx, { table, rows, add, replace }) => {
      const all: Record<string, MySqlColumn> = getTableColumns(table)
      const given = (name: string) => sql`values(${all[name]})`
      const set = [
        ...add.map((name) => [name, sql`${all[name]} + ${given(name)}`]),
        ...replace.map((name) => [name, given(name)]),
      ]
      await tx
        .insert(table)
        .values(rows)
        .onDuplicateKeyUpdate({ set: Object.fromEntries(set) })
    },
    affected: (result) => (result as [mysql.ResultSetHeader])[0].affectedRows,
    violation: (error) => {
      if (someCause(error, ({ errno }) => errno === 1062)) return 'unique'
      if (someCause(error, ({ errno }) => errno === 1406)) return 'too-long'
      // A deadlock, a wait that was too long, a row that another has changed since it was seen (MariaDB 11.6 and later).
      return someCause(error, ({ errno }) => errno === 1213 || errno === 1205 || errno === 1020) ? 'retry' : undefined
    },
    // `FOR SHARE` is MySQL's only.
    unchanging: (condition) => sql`${condition} lock in share mode`,
    script: async (work) => {
      const client = await mysql.createConnection({ ...connection, dateStrings: true })
      try {
        await client.query("SET time_zone = '+00:00'")
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

const builderOn = (client: mysql.Pool | mysql.PoolConnection) => drizzle({ client: noting(client) })

/** A connection, or a pool of them, that notes its statements for traces. */
function noting(client: mysql.Pool | mysql.PoolConnection): mysql.PoolConnection {
  const query = (statement: string | mysql.QueryOptions, values?: unknown[]) => {
    const options = typeof statement === 'string' ? { sql: statement } : statement
    return noted(
      options.sql,
      () => client.query(options, values),
      ([result]) => (Array.isArray(result) ? result.length : result.affectedRows),
    )
  }
  // Nothing else is asked of it, by drizzle either.
  return { query } as mysql.PoolConnection
}

function scriptConnection(client: mysql.Connection): ScriptConnection {
  const rows: ScriptConnection['rows'] = async (statement, parameters) => {
    const [result] = await client.query(statement, parameters && [...parameters])
    return Array.isArray(result) ? (result as Record<string, unknown>[]) : []
  }
  return {
    rows,
    quote,
    tableNames: async () => {
      const found = await rows(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()',
      )
      return new Set(found.map((row) => String(row.name)))
    },
    load: (table, columns, tsv) => loadData(client, table, columns, tsv),
    analyze: async (table) => {
      await rows(`ANALYZE TABLE ${quote(table)}`)
    },
    // AUTO_INCREMENT already continues after the largest id.
    continueIds: async () => {},
    withLock: async (name, waitMs, work) => {
      const [row] = await rows("SELECT get_lock(concat(database(), '.', ?), ?) AS taken", [
        name,
        Math.ceil(waitMs / 1000),
      ])
      if (Number(row?.taken) !== 1) throw new AppError('unavailable', `Another instance holds the lock "${name}".`)
      try {
        return await work()
      } finally {
        await rows("SELECT release_lock(concat(database(), '.', ?))", [name])
      }
    },
  }
}

/** LOAD DATA LOCAL, or INSERT of 1,000 rows at a time where the server has `local_infile` off. */
async function loadData(
  client: mysql.Connection,
  table: string,
  columns: readonly string[],
  tsv: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const [[setting]] = await client.query<mysql.RowDataPacket[]>('SELECT @@local_infile AS enabled')
  await client.query('SET unique_checks = 0, foreign_key_checks = 0')
  await client.beginTransaction()
  try {
    const names = `(${columns.map(quote).join(', ')})`
    if (Number(setting?.enabled) === 1) {
      const [loaded] = await client.query<mysql.ResultSetHeader>({
        sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${quote(table)} CHARACTER SET utf8mb4 ${names}`,
        infileStreamFactory: () => Readable.from(tsv, { objectMode: false, highWaterMark: 1 << 20 }),
      })
      if (loaded.warningStatus > 0) throw await misfit(client, table)
    } else {
      for await (const batch of rowsOf(tsv, 1000))
        await client.query(`INSERT INTO ${quote(table)} ${names} VALUES ?`, [batch])
    }
    await client.commit()
  } catch (error) {
    await client.rollback()
    throw error
  } finally {
    await client.query('SET unique_checks = 1, foreign_key_checks = 1')
  }
}

/** LOCAL cuts values that are too long and leaves out duplicates, with a warning: to us it is a failure, as in COPY. */
async function misfit(client: mysql.Connection, table: string): Promise<Error> {
  const [[warning]] = await client.query<mysql.RowDataPacket[]>('SHOW WARNINGS LIMIT 1')
  // Not its text: that repeats the row, and a row may be about a person.
  return new Error(`some rows do not fit into the table ${table} (the server's error ${warning?.Code})`)
}

const unescaped: Record<string, string> = { t: '\t', n: '\n', r: '\r', '0': '\0', b: '\b', Z: '\x1a' }

async function* rowsOf(tsv: AsyncIterable<string | Uint8Array>, size: number): AsyncGenerator<(string | null)[][]> {
  const decoder = new TextDecoder()
  let rest = ''
  let batch: (string | null)[][] = []
  for await (const chunk of tsv) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      batch.push(
        line.split('\t').map((c) => (c === '\\N' ? null : c.replace(/\\(.)/g, (_, e: string) => unescaped[e] ?? e))),
      )
      if (batch.length === size) {
        yield batch
        batch = []
      }
    }
  }
  if (batch.length > 0) yield batch
}
