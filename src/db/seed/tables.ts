import type { TableRows } from '../load.ts'
import { epochDay, instantOf } from './anchor.ts'
import { planNetwork } from './network.ts'
import { passengerTables } from './passenger-tables.ts'
import { readReferenceData } from './reference-data.ts'
import { referenceTables } from './reference-tables.ts'
import { type ScaleName, scales } from './scales.ts'
import { planTimetable } from './timetable.ts'
import { trafficTables } from './traffic-tables.ts'

/**
 * Returns all tables of a seeded database, with explicit ids, referenced tables first. The same seed, scale and anchor give the
 * same rows to the byte. Only the UTC day of the anchor counts: flights depart from 60 days before it to 60 days after it. The
 * seed, a whole number, determines passengers, bookings and disruptions. The scale determines the network. Reads generate the
 * rows, so a table can be read more than once and in any order.
 */
export function seedTables(options: { scale: ScaleName; anchor: Date; seed?: number }): TableRows[] {
  const scale = scales[options.scale]
  const seed = options.seed ?? 1
  const anchor = instantOf(epochDay(options.anchor))
  const reference = readReferenceData(scale)
  const timetable = planTimetable(planNetwork(reference, scale))
  return [
    ...referenceTables(reference, timetable),
    ...passengerTables({ reference, scale, anchor, seed }),
    ...trafficTables({ timetable, scale, anchor, seed }),
  ]
}
