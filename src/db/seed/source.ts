import type { DataSource } from '../populate.ts'
import { parseAnchor } from './anchor.ts'
import type { ScaleName } from './scales.ts'
import { seedTables } from './tables.ts'

/** Creates the seed as a source of data for an empty database. `anchor` is a day, `YYYY-MM-DD`. */
export function seedSource({ scale, anchor }: { scale: ScaleName; anchor: string }): DataSource {
  return { name: `seed ${scale}`, anchor, tables: seedTables({ scale, anchor: parseAnchor(anchor) }) }
}
