import { Readable } from 'node:stream'
import type mysql from 'mysql2/promise'

/** Quotes the name of a table or column. */
export const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``

export interface Load {
  table: string
  columns: readonly string[]
  tsv: AsyncIterable<string | Uint8Array>
}

/** Format of `toTsv`. As numbers, because the meaning of a backslash in a literal depends on `sql_mode`. */
const format = 'FIELDS TERMINATED BY 0x09 ESCAPED BY 0x5c LINES TERMINATED BY 0x0a'

const placesFor = (rows: readonly unknown[][]) => rows.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ')

/** Loads rows with LOAD DATA LOCAL, or with INSERT of 1,000 rows each if the server has `local_infile` off. */
export async function loadData(client: mysql.Connection, { table, columns, tsv }: Load): Promise<void> {
  const [[setting]] = await client.query<mysql.RowDataPacket[]>('SELECT @@local_infile AS enabled')
  await client.query('SET unique_checks = 0, foreign_key_checks = 0')
  await client.beginTransaction()
  try {
    const names = `(${columns.map(quote).join(', ')})`
    if (Number(setting?.enabled) === 1) {
      const [loaded] = await client.query<mysql.ResultSetHeader>({
        sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${quote(table)} CHARACTER SET utf8mb4 ${format} ${names}`,
        infileStreamFactory: () => Readable.from(tsv, { objectMode: false, highWaterMark: 1 << 20 }),
      })
      if (loaded.warningStatus > 0) throw await misfit(client, table)
    } else {
      for await (const batch of rowsOf(tsv, 1000))
        await client.execute(`INSERT INTO ${quote(table)} ${names} VALUES ${placesFor(batch)}`, batch.flat())
    }
    await client.commit()
  } catch (error) {
    await client.rollback()
    throw error
  } finally {
    await client.query('SET unique_checks = 1, foreign_key_checks = 1')
  }
}

/**
 * Makes an error from a warning. LOCAL only warns when it truncates long values or skips duplicates, but a load must fail then,
 * as COPY does.
 */
async function misfit(client: mysql.Connection, table: string): Promise<Error> {
  const [[warning]] = await client.query<mysql.RowDataPacket[]>('SHOW WARNINGS LIMIT 1')
  // Only the code, because the text repeats the row, which may be personal data.
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
