/** One file with rows of a table. */
export interface RowsFile {
  name: string
  /** Absent in a folder of tables without a schema. */
  schema: string | undefined
  table: string
  /** Number of the part of a divided table, and whether the name marks it as the last. */
  chunk: { number: number; last: boolean } | undefined
}

const pattern =
  /^(?:(?<schema>[^@]+)@)?(?<table>[^@\d][^@]*)(?:@(?<last>@)?(?<chunk>\d+))?\.(?:tsv|csv)(?:\.zst|\.gz)?$/

/**
 * Parses MySQL Shell's name of a file of rows. A part: `flights@booking@0.tsv.zst`. The last part:
 * `flights@booking@@7.tsv.zst`. An undivided table: `flights@airline.tsv.zst`. The schema may be missing. Returns undefined
 * for any other name.
 */
export function parseFileName(name: string): RowsFile | undefined {
  const { schema, table, last, chunk } = pattern.exec(name)?.groups ?? {}
  if (table === undefined) return undefined
  return {
    name,
    schema,
    table,
    chunk: chunk === undefined ? undefined : { number: Number(chunk), last: last !== undefined },
  }
}

/** Returns the name of MySQL Shell's description of the table of a file of rows. */
export function descriptionName({ schema, table }: RowsFile): string {
  return schema === undefined ? `${table}.json` : `${schema}@${table}.json`
}
