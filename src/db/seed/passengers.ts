import type { Airport } from './airports.ts'
import { mailName, nameGiver, type PersonName } from './names.ts'
import { type Random, randomStream } from './random.ts'

export interface Passenger {
  id: number
  passportno: string
  name: PersonName
  /** As `YYYY-MM-DD`. */
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
/** Reserved by RFC 2606: nobody will ever read a mail that is sent there. */
const mailDomains = ['example.com', 'example.org', 'example.net'] as const

/** Seven digits, all different: ids are spread over the range with a factor that shares no divisor with its length. */
function passportOf(id: number, seed: number): string {
  const [lowest, length, factor] = [1_000_000, 9_000_000, 6_180_341]
  const start = Math.abs(seed % length)
  return `P${lowest + ((start + id * factor) % length)}`
}

/** Draws an airport with the probability of its share of all travellers. */
function homeAirports(airports: readonly Airport[]): (random: Random) => Airport {
  const known = airports.filter(({ international }) => international)
  const lots = known.flatMap((airport) => Array.from({ length: Math.ceil(airport.millions) }, () => airport))
  const [first, ...others] = lots
  if (first === undefined) throw new Error('nobody lives near an airport')
  const homes = [first, ...others] as const
  return (random) => random.pick(homes)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Adults on the anchor's New Year; no day that some month does not have. */
function birthdateOf(year: number, random: Random): string {
  return `${year - random.int(19, 85)}-${twoDigits(random.int(1, 12))}-${twoDigits(random.int(1, 28))}`
}

/** Makes the passengers 1 to `count`; each depends on its id alone. */
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
      // 555-0100 to 555-0199 belong to nobody, in no area.
      phone: `+1-${random.int(201, 989)}-555-01${twoDigits(random.int(0, 99))}`,
    }
  }
}
