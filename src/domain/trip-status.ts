export const tripStatuses = ['upcoming', 'in_progress', 'completed'] as const

/** How far a passenger's flight is, by its times. A flight has left from its departure on. */
export type TripStatus = (typeof tripStatuses)[number]

export const tripStatus = ({ departure, arrival }: { departure: Date; arrival: Date }, now: Date): TripStatus =>
  now < departure ? 'upcoming' : now < arrival ? 'in_progress' : 'completed'

/** When the status changes next: at the departure, then at the arrival, then never. */
export function nextTripChange<Time>(trip: { status: TripStatus; departure: Time; arrival: Time }): Time | undefined {
  switch (trip.status) {
    case 'upcoming':
      return trip.departure
    case 'in_progress':
      return trip.arrival
    case 'completed':
      return undefined
  }
}
