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
 * All rows of a seeded database, with explicit ids, referenced tables first. The same seed, scale and anchor give the
 * same rows to the byte. Of the anchor only its UTC day counts: flights depart on the 60 days before it, on it, and on
 * the 60 days after it. The seed, a whole number, is behind passengers, bookings and disruptions; the network
 * follows from the scale. Rows are made while they are read, and a table may be read more than once, in any order.
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
