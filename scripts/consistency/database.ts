import pg from 'pg'

/** Keys are 1 to KEYS. */
export const KEYS = 40

/** The true versions: a PostgreSQL row for each key. */
export interface Versions {
  current(key: number): Promise<number>
  all(): Promise<Map<number, number>>
  /** Commits the next version, in a transaction that stays open until `hold` resolves. Returns the version. */
  raise(key: number, hold: Promise<void>): Promise<number>
  close(): Promise<void>
}

export function openVersions(url: string, connections: number): Versions {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  return {
    current: async (key) => {
      const { rows } = await pool.query<{ version: number }>('SELECT version FROM versioned WHERE key = $1', [key])
      return only(rows).version
    },
    all: async () => {
      const { rows } = await pool.query<{ key: number; version: number }>('SELECT key, version FROM versioned')
      return new Map(rows.map(({ key, version }) => [key, version]))
    },
    raise: async (key, hold) => {
      const connection = await pool.connect()
      let broken = true
      try {
        await connection.query('BEGIN')
        const { rows } = await connection.query<{ version: number }>(
          'UPDATE versioned SET version = version + 1 WHERE key = $1 RETURNING version',
          [key],
        )
        await hold
        await connection.query('COMMIT')
        broken = false
        return only(rows).version
      } finally {
        connection.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

/** Creates the table, with every key at version 1. */
export async function createVersions(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE TABLE versioned (key integer PRIMARY KEY, version integer NOT NULL)')
  await client.query('INSERT INTO versioned SELECT key, 1 FROM generate_series(1, $1) AS key', [KEYS])
  await client.end()
}

export async function versionOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ version: string }>("SELECT split_part(version(), ' ', 2) AS version")
  await client.end()
  return only(rows).version
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new Error('The key does not exist.')
  return row
}
