import type { Kit } from '../dialect/kit.ts'

/** What the database remembers about the state server. */
export const stateTables = (kit: Kit) => ({
  /** Generation of the state server by key prefix. Another one on the server means that its data are lost. */
  stateGeneration: kit.table('state_generation', {
    prefix: kit.string('prefix', 160).primaryKey(),
    generation: kit.bigint('generation').notNull(),
  }),
})
