/** One file with rows of a table. */
export interface RowsFile {
  name: string
  /** Absent in a bare folder of tables. */
  schema: string | undefined
  table: string
  /** Where a table is divided: the number of the part, and whether it says that it is the last. */
  chunk: { number: number; last: boolean } | undefined
}

const pattern =
  /^(?:(?<schema>[^@]+)@)?(?<table>[^@\d][^@]*)(?:@(?<last>@)?(?<chunk>\d+))?\.(?:tsv|csv)(?:\.zst|\.gz)?$/

/**
 * Reads the name of a file of rows as MySQL Shell gives it: `flights@booking@0.tsv.zst`, the last part
 * `flights@booking@@7.tsv.zst`, an undivided table `flights@airline.tsv.zst`; the schema may be missing. Undefined for
 * any other name.
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

/** The name of the file in which MySQL Shell describes the table of a file of rows. */
export function descriptionName({ schema, table }: RowsFile): string {
  return schema === undefined ? `${table}.json` : `${schema}@${table}.json`
}
