import type { Kit } from '../dialect/kit.ts'

/** Seeds and imports. */
export const loadTables = (kit: Kit) => ({
  /** One row per seed or import. Without `finished_at` it was interrupted, and runs again. */
  dataLoad: kit.table('data_load', {
    dataLoadId: kit.id('data_load_id'),
    source: kit.string('source', 200).notNull(),
    anchor: kit.date('anchor'),
    startedAt: kit.instant('started_at').notNull(),
    finishedAt: kit.instant('finished_at'),
  }),
})
