import { AppError } from '../errors.ts'
import { recording, type Statement, traceStep } from '../recording.ts'
import { NotCommitted } from './not-committed.ts'
import type { QueryCounts } from './query-counts.ts'
import { notingStatements } from './statements.ts'

/** Whether `test` holds for an error in the chain of causes. */
export function someCause(
  error: unknown,
  test: (e: { code?: unknown; errno?: unknown; message: string }) => boolean,
): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (test(e)) return true
  return false
}

const unreachable = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'ENOTFOUND'],
  // PostgreSQL: shutting down, crashed, starting; connection errors; too many connections; statement timeout; a replica that
  // refuses writes, as after a failover; full disk
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300', '57014', '25006', '53100'],
  // MySQL and MariaDB
  ...['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_SEQUENCE_TIMEOUT', 'ER_CON_COUNT_ERROR', 'ER_SERVER_SHUTDOWN'],
  ...[
    'ER_QUERY_TIMEOUT',
    'ER_CONNECTION_KILLED',
    'ER_OPTION_PREVENTS_STATEMENT',
    'ER_DISK_FULL',
    'ER_RECORD_FILE_FULL',
  ],
  ...['ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION'],
])
/** `max_statement_time` of MariaDB. The driver has no name for it, and the text is in the language of `lc_messages`. */
const MARIADB_STATEMENT_TIMEOUT = 1969
const unreachableMessage =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|connection error|closed state|Pool is closed|Query read timeout/

/** Whether the server was unreachable, too slow, read-only or full, so that a retry may succeed. */
export function isUnavailable(error: unknown): boolean {
  return someCause(
    error,
    (e) =>
      (typeof e.code === 'string' && unreachable.has(e.code)) ||
      e.errno === MARIADB_STATEMENT_TIMEOUT ||
      unreachableMessage.test(e.message),
  )
}

/** Time limit of a ping. Shorter than that of a query. */
export const PING_TIMEOUT_MS = 2_000

/**
 * Creates `Database.run`. `timeoutMs` limits one query, including the wait for a connection. Without `counts` nothing is
 * counted, as for connecting and pings.
 */
export function createRun(timeoutMs: number, counts?: QueryCounts) {
  return async function run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const recorded = recording()
    const started = performance.now()
    const statements: Statement[] | undefined = recorded?.trace && []
    let result: 'ok' | 'error' = 'ok'
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new AppError('unavailable', 'The database did not reply in time. Retry later.')),
        timeoutMs,
      )
    })
    try {
      return await Promise.race([statements ? notingStatements(statements, work) : work(), timeout])
    } catch (error) {
      // `NotCommitted` is a result of a transaction, not a failure of the query.
      if (!(error instanceof NotCommitted)) result = 'error'
      if (isUnavailable(error))
        throw new AppError('unavailable', 'The database is unavailable. Retry later.', { cause: error })
      if (error instanceof AppError || error instanceof NotCommitted) throw error
      throw new Error(`query "${name}" failed`, { cause: error })
    } finally {
      clearTimeout(timer)
      const ms = performance.now() - started
      counts?.count(name, result, ms)
      if (recorded) {
        recorded.databaseMs += ms
        recorded.queries++
        if (statements) traceStep(recorded.trace, started, { query: name, statements })
      }
    }
  }
}

/** Waits for a connection of the pool. Releases one that arrives after the timeout. */
export async function borrowed<C extends { release(): void }>(
  run: <T>(name: string, work: () => Promise<T>) => Promise<T>,
  coming: Promise<C>,
): Promise<C> {
  try {
    return await run('connection', () => coming)
  } catch (error) {
    coming.then(
      (client) => client.release(),
      () => {},
    )
    throw error
  }
}
