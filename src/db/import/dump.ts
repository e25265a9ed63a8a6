/** A row of a dump. Every value is text; `null` is SQL NULL. */
export type DumpedRow = readonly (string | null)[]

/** Rows of one table as a stream, with the columns of the dump. Each row has a value for each column. */
export interface DumpedTable {
  table: string
  columns: readonly string[]
  batches: AsyncIterable<readonly DumpedRow[]>
}

/** A dump on disk, in any supported form. */
export interface Dump {
  path: string
  /** Bytes on disk that one pass through `tables` reads. */
  bytes: number
  /** Remarks about the files of the dump, for the log. */
  notes: readonly string[]
  /**
   * Reads the dump, each call from the beginning. The caller must read a table before it requests the next one. A table may
   * come in several parts. A table that is not imported comes without rows. Throws `DumpError`.
   */
  tables(onBytes?: (bytes: number) => void): AsyncIterable<DumpedTable>
}
