import pg from 'pg'
import { askedAt, askValkey } from '../../src/embedded/valkey/ask-valkey.ts'

/** Runs one statement and returns its rows. */
export async function sql(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** Sends one command without spaces in its arguments. Returns the raw reply, without the one to QUIT. */
export const valkey = async (url: string, command: string): Promise<string> =>
  (await askValkey(askedAt(url), command)).replace(/\+OK\r\n$/, '')
