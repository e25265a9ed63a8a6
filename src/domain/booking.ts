export interface Booking {
  bookingId: number
  flightId: number
  seat: string | null
  passengerId: number
  /** Decimal, in `currency`. */
  price: string
  currency: 'USD'
}
