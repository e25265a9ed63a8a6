import type { Definition } from './definition.ts'

/** What boards have to know of a booking or a cancellation; it travels with the reservation, as JSON. */
export interface BookingEvent {
  passengerId: number
  /** Of the flight, milliseconds since 1970. */
  departure: number
  /** IATA codes; empty where there is none. */
  from: string
  to: string
  airline: string
  /** Whether both ends are in one country; null where that is not known. */
  domestic: boolean | null
  /** Whole statute miles. */
  miles: number
}

/** By how much an event changes a member's score, in the parts in which a sorted set counts. */
export type Change = readonly [member: string, by: number]

/** What so many bookings at so many cents in all change on a board; both are negative for cancellations. */
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
