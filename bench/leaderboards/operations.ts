import type { Database } from '../../src/db/database.ts'
import type { BoardStore, BoardWindow } from '../../src/services/leaderboards/store/board-store.ts'

/** One way to ask. */
export type Way = () => Promise<unknown>

/** What is asked: of the sorted set, of a table of scores, of all bookings; where one cannot be asked, it is left out. */
export interface Question {
  name: string
  ways: [sortedSet: Way, table: Way | undefined, bookings: Way | undefined]
}

/** The same questions in each way, on a database that holds bookings. Makes the table of scores. */
export async function questions({
  database,
  store,
  window,
  members,
}: {
  database: Database
  store: BoardStore
  window: BoardWindow
  members: number
}): Promise<Question[]> {
  const { board, span } = window
  await database.script(async (connection) => {
    await connection.rows('CREATE TABLE score (passenger_id integer PRIMARY KEY, score integer NOT NULL)')
    await connection.rows('INSERT INTO score SELECT passenger_id, count(*) FROM booking GROUP BY passenger_id')
    await connection.rows('CREATE INDEX score_idx ON score (score DESC, passenger_id DESC)')
    await connection.analyze('score')
    await connection.analyze('booking')
  })
  // Drizzle's own way to send text, through the service's pool; the type that both dialects share does not have it.
  const builder = database.builder as unknown as { execute: (statement: string) => Promise<unknown> }
  const sql = (statement: string) => builder.execute(statement)
  const someone = () => 1 + Math.floor(Math.random() * members)
  const counted = 'SELECT passenger_id, count(*) AS score FROM booking GROUP BY passenger_id'
  return [
    {
      name: 'the ten with most',
      ways: [
        () => store.page(window, { offset: 0, limit: 10 }),
        () => sql('SELECT passenger_id, score FROM score ORDER BY score DESC, passenger_id DESC LIMIT 10'),
        () => sql(`${counted} ORDER BY score DESC, passenger_id DESC LIMIT 10`),
      ],
    },
    {
      name: 'where somebody stands, with two neighbours on each side',
      ways: [
        () => store.around(window, String(someone()), 2),
        async () => {
          const id = someone()
          const own = `(SELECT score FROM score WHERE passenger_id = ${id})`
          await sql(`SELECT count(*) + 1 AS rank FROM score WHERE (score, passenger_id) > (${own}, ${id})`)
          await sql(
            `(SELECT * FROM score WHERE (score, passenger_id) >= (${own}, ${id}) ORDER BY score, passenger_id LIMIT 3)
             UNION ALL
             (SELECT * FROM score WHERE (score, passenger_id) < (${own}, ${id}) ORDER BY score DESC, passenger_id DESC LIMIT 2)`,
          )
        },
        () => {
          const id = someone()
          return sql(
            `WITH ranked AS (SELECT passenger_id, score, row_number() OVER (ORDER BY score DESC, passenger_id DESC) AS rank FROM (${counted}) AS counted)
             SELECT * FROM ranked WHERE rank BETWEEN (SELECT rank FROM ranked WHERE passenger_id = ${id}) - 2
               AND (SELECT rank FROM ranked WHERE passenger_id = ${id}) + 2`,
          )
        },
      ],
    },
    {
      name: 'one more for somebody',
      ways: [
        () => store.setScore(board, [span], { member: String(someone()), by: 1 }),
        () => sql(`UPDATE score SET score = score + 1 WHERE passenger_id = ${someone()}`),
        undefined,
      ],
    },
  ]
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}
