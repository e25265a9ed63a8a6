import type { TableRows } from '../load.ts'
import { epochDay, instantOf, parseAnchor, weekdayOf, windowDays } from '../seed/anchor.ts'
import { tableOf } from '../seed/table-rows.ts'

/** A row of `flightschedule` or `airplane` as a dump has it, by column. */
export type DumpedRecord = Readonly<Record<string, string | null>>

const weekdayColumns = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const minutesPerDay = 1440

interface Line {
  flightno: string
  from: number
  to: number
  airlineId: number
  airplaneId: number
  /** Minutes of the day, in UTC as all times of the dump are taken to be. */
  departure: number
  /** Beyond the end of the day when it arrives on the next. */
  arrival: number
  weekdays: readonly boolean[]
}

/**
 * Flights for a dump that has a timetable but no flights: each line of the timetable on its weekdays, from 60 days
 * before the anchor to 60 days after it. A line always has the same airplane; the airplanes of an airline are dealt out
 * to its lines in turn, without regard to whether they could be there in time. Lines of an airline without airplanes
 * have no flights. Throws `RangeError` where the anchor is not a date.
 */
export function expandSchedule(options: {
  anchor: string
  flightschedule: readonly DumpedRecord[]
  airplanes: readonly DumpedRecord[]
}): TableRows {
  const today = epochDay(parseAnchor(options.anchor))
  const lines = linesOf(options.flightschedule, options.airplanes)
  const days = Array.from({ length: 2 * windowDays + 1 }, (_, i) => today - windowDays + i)
  const linesOn = weekdayColumns.map((_, weekday) => lines.filter(({ weekdays }) => weekdays[weekday]))
  const expected = days.reduce((sum, day) => sum + (linesOn[weekdayOf(day)]?.length ?? 0), 0)

  return tableOf(
    'flight',
    ['flight_id', 'flightno', 'from', 'to', 'departure', 'arrival', 'airline_id', 'airplane_id'],
    expected,
    function* () {
      let id = 0
      for (const day of days) {
        for (const { flightno, from, to, departure, arrival, airlineId, airplaneId } of linesOn[weekdayOf(day)] ?? []) {
          const times = [instantOf(day, departure), instantOf(day, arrival)]
          yield [++id, flightno, from, to, ...times, airlineId, airplaneId]
        }
      }
    },
  )
}

/** The lines of the timetable by departure. */
function linesOf(flightschedule: readonly DumpedRecord[], airplanes: readonly DumpedRecord[]): Line[] {
  const fleets = new Map<number, number[]>()
  for (const { airplane_id, airline_id } of airplanes) {
    const fleet = fleets.get(Number(airline_id))
    if (fleet) fleet.push(Number(airplane_id))
    else fleets.set(Number(airline_id), [Number(airplane_id)])
  }
  const turns = new Map<number, number>()
  return flightschedule
    .flatMap((record) => {
      const airlineId = Number(record.airline_id)
      const fleet = fleets.get(airlineId) ?? []
      const turn = turns.get(airlineId) ?? 0
      turns.set(airlineId, turn + 1)
      const airplaneId = fleet[turn % fleet.length]
      return airplaneId === undefined ? [] : lineOf(record, airlineId, airplaneId)
    })
    .sort((a, b) => a.departure - b.departure || (a.flightno < b.flightno ? -1 : 1))
}

function lineOf(record: DumpedRecord, airlineId: number, airplaneId: number): Line {
  const departure = minuteOf(record.departure)
  const arrival = minuteOf(record.arrival)
  return {
    flightno: record.flightno ?? '',
    from: Number(record.from),
    to: Number(record.to),
    airlineId,
    airplaneId,
    departure,
    arrival: arrival > departure ? arrival : arrival + minutesPerDay,
    weekdays: weekdayColumns.map((column) => record[column] === '1'),
  }
}

function minuteOf(time: string | null | undefined): number {
  const [hours, minutes] = (time ?? '').split(':')
  return Number(hours) * 60 + Number(minutes)
}
