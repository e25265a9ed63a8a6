/** A row as a dump has it: every value is text, `null` is SQL NULL. */
export type DumpedRow = readonly (string | null)[]

/** The rows of one table as they arrive, in the columns of the dump. Each row has a value for each column. */
export interface DumpedTable {
  table: string
  columns: readonly string[]
  batches: AsyncIterable<readonly DumpedRow[]>
}

/** A dump on disk, in whatever form. */
export interface Dump {
  path: string
  /** Bytes on disk that a pass through `tables` reads. */
  bytes: number
  /** What a person should know about the dump as it lies there. */
  notes: readonly string[]
  /**
   * Reads the dump from the beginning, each time it is called. A table has to be read before the next one is asked for,
   * and may come in several parts; one that we have no use for comes without rows. Throws `DumpError`.
   */
  tables(onBytes?: (bytes: number) => void): AsyncIterable<DumpedTable>
}
