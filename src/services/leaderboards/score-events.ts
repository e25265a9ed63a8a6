import type { Definition } from './definition.ts'

/** Facts of a booking or cancellation that boards count. Stored with the reservation as JSON. */
export interface BookingEvent {
  passengerId: number
  /** Departure of the flight. Milliseconds since 1970. */
  departure: number
  /** IATA codes; the ICAO code of an airport without one. Empty if there is no unique code. */
  from: string
  to: string
  airline: string
  /** Whether both airports are in one country. null: unknown. */
  domestic: boolean | null
  /** Whole statute miles. */
  miles: number
}

/** Change of a member's score, in the unit of the sorted set. */
export type Change = readonly [member: string, by: number]

/** Computes the changes that bookings make on a board. `bookings` and `cents` are negative for cancellations. */
export function changesOf(definition: Definition, event: BookingEvent, bookings: number, cents: number): Change[] {
  const { source, filter = {}, metric } = definition
  const { domestic, airline, from, to } = filter
  const counts =
    source === 'bookings' &&
    (domestic === undefined || event.domestic === domestic) &&
    (airline === undefined || event.airline === airline) &&
    (from === undefined || event.from === from) &&
    (to === undefined || event.to === to)
  if (!counts) return []
  const amounts = { count: bookings, revenue: cents, miles: bookings * event.miles }
  const by = metric === 'ontime' ? 0 : amounts[metric]
  return by === 0 ? [] : membersOf(definition, event).map((member) => [member, by])
}

function membersOf({ member }: Definition, { passengerId, from, to, airline }: BookingEvent): string[] {
  switch (member) {
    case 'passenger':
      return [String(passengerId)]
    case 'airport':
      return [from, to].filter(Boolean)
    case 'airline':
      return airline ? [airline] : []
    case 'route':
      return from && to ? [`${from}:${to}`] : []
  }
}
