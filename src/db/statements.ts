import { AsyncLocalStorage } from 'node:async_hooks'
import { type Statement, since } from '../recording.ts'

/** Statements of the current query, if it is traced. */
const current = new AsyncLocalStorage<Statement[]>()

/** Runs a query and appends its statements to the list. Each concurrent query has its own list. */
export function notingStatements<T>(statements: Statement[], work: () => Promise<T>): Promise<T> {
  // Awaited here: the query builder sends a query when it is awaited.
  return current.run(statements, async () => await work())
}

/** Sends a statement and adds it to the trace of its query, if there is one. `rows` counts the rows of the result. */
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
