export const tripStatuses = ['upcoming', 'in_progress', 'completed'] as const

/** Status of a passenger's flight, derived from its departure and arrival times. */
export type TripStatus = (typeof tripStatuses)[number]

export const tripStatus = ({ departure, arrival }: { departure: Date; arrival: Date }, now: Date): TripStatus =>
  now < departure ? 'upcoming' : now < arrival ? 'in_progress' : 'completed'

/** Parts of a passenger's history. A flight under way is `past`. */
export const tripTimes = ['upcoming', 'past'] as const
export type TripTime = (typeof tripTimes)[number]

/** Returns the next change of the status: the departure, then the arrival, then undefined. */
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
