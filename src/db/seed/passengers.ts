import type { Airport } from './airports.ts'
import { mailName, nameGiver, type PersonName } from './names.ts'
import { type Random, randomStream } from './random.ts'

export interface Passenger {
  id: number
  passportno: string
  name: PersonName
  /** `YYYY-MM-DD`. */
  birthdate: string
  street: string
  zip: number
  city: string
  country: string
  email: string
  phone: string
}

const streets = [
  'Station Road',
  'Market Street',
  'Church Lane',
  'Park Avenue',
  'River Walk',
  'Garden Street',
  'Mill Lane',
  'Bridge Street',
  'Harbour View',
  'Orchard Way',
  'Museum Square',
  'Sunset Boulevard',
] as const
/** Reserved by RFC 2606, so no mail sent there is ever delivered. */
const mailDomains = ['example.com', 'example.org', 'example.net'] as const

/** Creates a passport number with seven digits, unique per id. The factor and the length of the range have no common divisor. */
function passportOf(id: number, seed: number): string {
  const [lowest, length, factor] = [1_000_000, 9_000_000, 6_180_341]
  const start = Math.abs(seed % length)
  return `P${lowest + ((start + id * factor) % length)}`
}

/** Creates a function that draws an airport by its share of all passengers. */
function homeAirports(airports: readonly Airport[]): (random: Random) => Airport {
  const known = airports.filter(({ international }) => international)
  const lots = known.flatMap((airport) => Array.from({ length: Math.ceil(airport.millions) }, () => airport))
  const [first, ...others] = lots
  if (first === undefined) throw new Error('no airport has international flights')
  const homes = [first, ...others] as const
  return (random) => random.pick(homes)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Draws the birthdate of an adult. Uses only days that every month has. */
function birthdateOf(year: number, random: Random): string {
  return `${year - random.int(19, 85)}-${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`
}

/** Generates the passengers 1 to `count`. Each depends on its id alone. */
export function passengerMaker(options: {
  airports: readonly Airport[]
  seed: number
  year: number
}): (id: number) => Passenger {
  const { airports, seed, year } = options
  const stream = randomStream(seed, 'passenger')
  const homeOf = homeAirports(airports)
  const giveName = nameGiver()

  return (id) => {
    const random = stream(id)
    const home = homeOf(random)
    const name = giveName(home.country, random)
    return {
      id,
      passportno: passportOf(id, seed),
      name,
      birthdate: birthdateOf(year, random),
      street: `${random.int(1, 240)} ${random.pick(streets)}`,
      zip: random.int(10_000, 99_999),
      city: home.city,
      country: home.country.name,
      email: `${mailName(name.first)}.${mailName(name.last)}${id}@${random.pick(mailDomains)}`,
      // 555-0100 to 555-0199 are unassigned in every area.
      phone: `+1-${random.int(201, 989)}-555-01${twoDigits(random.int(0, 99))}`,
    }
  }
}
