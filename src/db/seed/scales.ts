import type { Airport } from './airports.ts'

/** Amounts of data at one scale. */
export interface Scale {
  /** One line for the help of a command, with the numbers of rows. */
  description: string
  /** Whether an airport is part of the seeded data. */
  includes: (airport: Airport) => boolean
  /** Rotations (a flight out and its return) to distribute over the airlines, by their size. */
  rotations: number
  /** Minimum number of rotations of an airline. */
  rotationsPerAirline: number
  /** Share of the frequencies in `data/trunk-routes.tsv`, from 0 to 1. */
  trunkShare: number
  /** The same for New York - Los Angeles, the route of every example. Each of its airlines flies it at least daily. */
  showcaseShare: number
  passengers: number
  /** Share of sold seats on a past flight between the busiest airports. */
  loadFactor: number
}

const tinyAirports = new Set(
  `JFK LAX LHR CDG FRA ATL ORD SFO NRT SIN DXB SYD BER BOS MIA DFW DEN SEA LAS MCO
   YYZ MEX GRU AMS MAD FCO ZRH MUC IST DOH DEL BOM BKK HKG ICN HND MEL JNB AKL`.split(/\s+/),
)
const everywhere = () => true

/** Scales of the seed, smallest first. */
export const scales = {
  tiny: {
    description: '39 airports, 7,700 flights, 6,000 bookings: for tests',
    includes: ({ iata }) => tinyAirports.has(iata),
    rotations: 18,
    rotationsPerAirline: 0,
    trunkShare: 0.3,
    showcaseShare: 0,
    passengers: 400,
    loadFactor: 0.0037,
  },
  small: {
    description: '4,147 airports, 57,000 flights, 400,000 bookings: a first look',
    includes: everywhere,
    rotations: 270,
    rotationsPerAirline: 1,
    trunkShare: 0.3,
    showcaseShare: 1,
    passengers: 20_000,
    loadFactor: 0.055,
  },
  medium: {
    description: '4,147 airports, 298,000 flights, 5 million bookings',
    includes: everywhere,
    rotations: 1_690,
    rotationsPerAirline: 2,
    trunkShare: 1,
    showcaseShare: 1,
    passengers: 100_000,
    loadFactor: 0.14,
  },
  large: {
    description: "4,147 airports, 461,000 flights, 50 million bookings: FlughafenDB's size",
    includes: everywhere,
    rotations: 2_650,
    rotationsPerAirline: 2,
    trunkShare: 1,
    showcaseShare: 1,
    passengers: 400_000,
    loadFactor: 0.93,
  },
} satisfies Record<string, Scale>

export type ScaleName = keyof typeof scales

/** Whether a text names a scale. */
export function isScaleName(text: string): text is ScaleName {
  return Object.hasOwn(scales, text)
}
