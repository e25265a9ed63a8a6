import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export type Sampler = Awaited<ReturnType<typeof openSampler>>

const EVERY_MS = 25

/** Looks, many times a second and over a connection of its own, at what the connections of a PostgreSQL database wait for. */
export async function openSampler(url: string) {
  const client = new pg.Client({ connectionString: url, application_name: 'sampler' })
  await client.connect()
  return {
    start: () => {
      const counts: Record<string, number> = {}
      let samples = 0
      let over = false
      const sampling = (async () => {
        for (; !over; await pause(EVERY_MS)) {
          const { rows } = await client.query(
            `SELECT wait_event_type, wait_event FROM pg_stat_activity
             WHERE datname = current_database() AND state <> 'idle' AND application_name <> 'sampler'`,
          )
          samples++
          for (const row of rows) counts[doing(row)] = (counts[doing(row)] ?? 0) + 1
        }
      })()
      return {
        /** How many connections at a time did what, on average, of those that are in the middle of something. */
        stop: async (): Promise<Record<string, number>> => {
          over = true
          await sampling
          return Object.fromEntries(Object.entries(counts).map(([what, count]) => [what, count / samples]))
        },
      }
    },
    close: () => client.end(),
  }
}

function doing(row: { wait_event_type: string | null; wait_event: string | null }): string {
  if (row.wait_event_type === 'Client') return 'waits for us'
  if (row.wait_event_type === 'Lock') return 'row lock'
  if (/^wal/i.test(row.wait_event ?? '')) return 'log to disk'
  return 'works'
}
