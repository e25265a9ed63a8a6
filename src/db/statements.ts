import { AsyncLocalStorage } from 'node:async_hooks'
import { type Statement, since } from '../recording.ts'

/** The statements of the query that is being asked, if it is traced. */
const current = new AsyncLocalStorage<Statement[]>()

/** Asks a query so that its statements are added to the list, whatever other queries are asked meanwhile. */
export function notingStatements<T>(statements: Statement[], work: () => Promise<T>): Promise<T> {
  // A query of the query builder is sent when somebody waits for it: here, not outside.
  return current.run(statements, async () => await work())
}

/** Sends a statement, and notes it for the trace of its query, if there is one; `rows` counts those of its result. */
export function noted<T>(sql: string, send: () => Promise<T>, rows: (result: T) => number): Promise<T> {
  const statements = current.getStore()
  return statements ? note(statements, sql, send, rows) : send()
}

async function note<T>(statements: Statement[], sql: string, send: () => Promise<T>, rows: (result: T) => number) {
  const statement: Statement = { sql, ms: 0, rows: 0 }
  statements.push(statement)
  const startedAt = performance.now()
  try {
    const result = await send()
    statement.rows = rows(result)
    return result
  } finally {
    statement.ms = since(startedAt)
  }
}
