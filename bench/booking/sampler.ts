import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** States of a busy database connection, as the table names them. */
export const connectionStates = ['waits for service', 'row lock', 'log write', 'works'] as const
export type ConnectionState = (typeof connectionStates)[number]

export type Sampler = Awaited<ReturnType<typeof openSampler>>

const EVERY_MS = 25

/** Samples the wait events of a PostgreSQL database 40 times a second, over a separate connection. */
export async function openSampler(url: string) {
  const client = new pg.Client({ connectionString: url, application_name: 'sampler' })
  await client.connect()
  return {
    start: () => {
      const counts = new Map<ConnectionState, number>()
      let samples = 0
      let over = false
      const sampling = (async () => {
        for (; !over; await pause(EVERY_MS)) {
          const { rows } = await client.query(
            `SELECT wait_event_type, wait_event FROM pg_stat_activity
             WHERE datname = current_database() AND state <> 'idle' AND application_name <> 'sampler'`,
          )
          samples++
          for (const row of rows) counts.set(stateOf(row), (counts.get(stateOf(row)) ?? 0) + 1)
        }
      })()
      return {
        /** Ends the sampling and returns the average number of busy connections in each state. */
        stop: async (): Promise<Partial<Record<ConnectionState, number>>> => {
          over = true
          await sampling
          return Object.fromEntries([...counts].map(([state, count]) => [state, count / samples]))
        },
      }
    },
    close: () => client.end(),
  }
}

function stateOf(row: { wait_event_type: string | null; wait_event: string | null }): ConnectionState {
  if (row.wait_event_type === 'Client') return 'waits for service'
  if (row.wait_event_type === 'Lock') return 'row lock'
  if (/^wal/i.test(row.wait_event ?? '')) return 'log write'
  return 'works'
}
