import type { Database } from '../../src/db/database.ts'
import type { BoardStore } from '../../src/services/leaderboards/store/board-store.ts'
import type { BoardWindow } from '../../src/services/leaderboards/windows.ts'

/** One way to do an operation. */
export type Way = () => Promise<unknown>

/** An operation in the sorted set, in a table of scores, and over all bookings; undefined if a way does not support it. */
export interface Operation {
  name: string
  ways: [sortedSet: Way, table: Way | undefined, bookings: Way | undefined]
}

/** The measured operations, on a database with bookings. Creates the table of scores. */
export async function operations({
  database,
  store,
  window,
  members,
}: {
  database: Database
  store: BoardStore
  window: BoardWindow
  members: number
}): Promise<Operation[]> {
  const { board, span } = window
  await database.script(async (connection) => {
    await connection.rows('CREATE TABLE score (passenger_id integer PRIMARY KEY, score integer NOT NULL)')
    await connection.rows('INSERT INTO score SELECT passenger_id, count(*) FROM booking GROUP BY passenger_id')
    await connection.rows('CREATE INDEX score_idx ON score (score DESC, passenger_id DESC)')
    await connection.analyze('score')
    await connection.analyze('booking')
  })
  // Drizzle sends text with `execute`, through the service's pool. The type that both dialects share lacks it.
  const builder = database.builder as unknown as { execute: (statement: string) => Promise<unknown> }
  const sql = (statement: string) => builder.execute(statement)
  const anyMember = () => 1 + Math.floor(Math.random() * members)
  const counted = 'SELECT passenger_id, count(*) AS score FROM booking GROUP BY passenger_id'
  return [
    {
      name: 'top ten',
      ways: [
        () => store.page(window, { offset: 0, limit: 10 }),
        () => sql('SELECT passenger_id, score FROM score ORDER BY score DESC, passenger_id DESC LIMIT 10'),
        () => sql(`${counted} ORDER BY score DESC, passenger_id DESC LIMIT 10`),
      ],
    },
    {
      name: 'rank of a member, with two neighbours on each side',
      ways: [
        () => store.around(window, String(anyMember()), 2),
        async () => {
          const id = anyMember()
          const own = `(SELECT score FROM score WHERE passenger_id = ${id})`
          await sql(`SELECT count(*) + 1 AS rank FROM score WHERE (score, passenger_id) > (${own}, ${id})`)
          await sql(
            `(SELECT * FROM score WHERE (score, passenger_id) >= (${own}, ${id}) ORDER BY score, passenger_id LIMIT 3)
             UNION ALL
             (SELECT * FROM score WHERE (score, passenger_id) < (${own}, ${id}) ORDER BY score DESC, passenger_id DESC LIMIT 2)`,
          )
        },
        () => {
          const id = anyMember()
          return sql(
            `WITH ranked AS (SELECT passenger_id, score, row_number() OVER (ORDER BY score DESC, passenger_id DESC) AS rank FROM (${counted}) AS counted)
             SELECT * FROM ranked WHERE rank BETWEEN (SELECT rank FROM ranked WHERE passenger_id = ${id}) - 2
               AND (SELECT rank FROM ranked WHERE passenger_id = ${id}) + 2`,
          )
        },
      ],
    },
    {
      name: 'add one to the score of a member',
      ways: [
        () => store.setScore(board, [span], { member: String(anyMember()), by: 1 }),
        () => sql(`UPDATE score SET score = score + 1 WHERE passenger_id = ${anyMember()}`),
        undefined,
      ],
    },
  ]
}
