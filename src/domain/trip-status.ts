export const tripStatuses = ['upcoming', 'in_progress', 'completed'] as const

/** How far a passenger's flight is, by its times. */
export type TripStatus = (typeof tripStatuses)[number]

interface Times {
  departure: Date
  arrival: Date
}

export const tripStatus = ({ departure, arrival }: Times, now: Date): TripStatus =>
  now < departure ? 'upcoming' : now < arrival ? 'in_progress' : 'completed'

/** When the status changes next: at the departure, then at the arrival, then never. */
export function nextTripChange({ departure, arrival }: Times, now: Date): Date | undefined {
  switch (tripStatus({ departure, arrival }, now)) {
    case 'upcoming':
      return departure
    case 'in_progress':
      return arrival
    case 'completed':
      return undefined
  }
}
