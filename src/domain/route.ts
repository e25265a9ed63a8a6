import type { Endpoint } from './airport.ts'

export interface PopularRoute {
  from: Endpoint
  to: Endpoint
  searches: number
}

export interface RouteDistance {
  from: Endpoint
  to: Endpoint
  miles: number
  kilometers: number
  /** Gate to gate, estimated. */
  flightTimeMinutes: number
  /** Hours by which clocks at the destination are ahead, at the time of the load. May have a fraction. */
  timezoneDifference: number
}
