import { type Static, type TProperties, type TSchema, Type } from 'typebox'
import { anyCase } from './upper-case.ts'

/**
 * An object that refuses unknown properties, so that a misspelt parameter is an error. A property with a default is optional
 * for the caller and always present for the handler.
 */
export function strict<T extends TProperties>(properties: T, options: { examples?: object[] } = {}) {
  const schema = Type.Object(properties, { additionalProperties: false, ...options })
  const required = Object.entries(properties)
    .filter(([, property]) => !(Type.IsOptional(property) || 'default' in property))
    .map(([name]) => name)
  // The cast is correct for the handler, because validation fills in the defaults.
  return { ...schema, required } as typeof schema
}

/** An enum of words. TypeBox's union of literals would become an `anyOf` of one-value enums in OpenAPI. */
export const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description })

/** Gives a schema a name of its own in the document, and in the clients that are generated from it. */
export const named = <T extends TSchema>(title: string, schema: T): T => ({ ...schema, title })

/** Gives one use of a schema an example of its own. */
export const withExample = <T extends TSchema>(schema: T, example: unknown): T => ({ ...schema, examples: [example] })

export const nullable = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T> | null>(
    'title' in schema
      ? { anyOf: [schema, { type: 'null' }] }
      : { ...schema, type: ['type' in schema ? schema.type : 'object', 'null'] },
  )

/**
 * A choice between objects, by the value of their property `tag`: an enum of one word in each. Ajv checks only the chosen one, so
 * the fault of a request names its property.
 */
export const unionOf = <T>(tag: string, choices: readonly TSchema[]) =>
  Type.Unsafe<T>({ type: 'object', required: [tag], discriminator: { propertyName: tag }, oneOf: [...choices] })

/** A line of text, without control characters: PostgreSQL rejects NUL. */
export const words = (
  description: string,
  options: { minLength?: number; maxLength?: number; examples?: string[] } = {},
) => Type.String({ minLength: 1, maxLength: 80, pattern: '^[^\\u0000-\\u001f]*$', description, ...options })

/** A name without white space at its ends and without control characters. */
export const properName = (description: string, { maxLength, example }: { maxLength: number; example: string }) =>
  Type.String({
    pattern: '^[^\\s\\u0000-\\u001f]([^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f])?$',
    maxLength,
    description,
    examples: [example],
  })

export const airportCode = (example: string, description = 'IATA code of an airport, in any letter case.') =>
  Type.String({ pattern: '^[A-Za-z0-9]{3}$', ...anyCase, description, examples: [example] })

export const airlineCode = (example: string) =>
  Type.String({
    pattern: '^[A-Za-z0-9]{2}$',
    ...anyCase,
    description: 'IATA code of an airline, in any letter case.',
    examples: [example],
  })

/** A calendar day. `daysAhead`: day of the example, counted from today. */
export const day = (description: string, daysAhead: number) =>
  Type.String({ format: 'date', description, examples: [`today+${daysAhead}`] })

export const instant = (description: string, example = '2025-12-15T08:00:00Z') =>
  Type.String({ format: 'date-time', description, examples: [example] })

/** An instant by the clock of an airport, beside the same instant in UTC. */
export const localInstant = (description: string, example: string) =>
  Type.String({ format: 'date-time', description, examples: [example] })

/** An instant in a request: RFC 3339 in UTC, as in responses. A fraction of a second is allowed. */
export const utcInstant = (description: string) =>
  Type.String({
    format: 'date-time',
    pattern: '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]+)?Z$',
    description: `${description} UTC; a fraction of a second is dropped.`,
    examples: ['2025-12-15T08:00:00Z'],
  })

export const limit = (initial: number) =>
  Type.Integer({ minimum: 1, maximum: 100, default: initial, description: 'Maximum number of items.' })

export const cursor = Type.Optional(
  Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: '`nextCursor` of the previous page.' }),
)

/** A page of a list that can grow. */
export const pageOf = <T extends TSchema>(title: string, item: T) =>
  named(
    title,
    Type.Object({
      data: Type.Array(item),
      nextCursor: nullable(
        Type.String({ description: 'Cursor of the next page; null on the last page.', examples: ['SkZL'] }),
      ),
    }),
  )

/** A complete list. */
export const listOf = <T extends TSchema>(title: string, item: T) =>
  named(title, Type.Object({ data: Type.Array(item) }))

/** Codes of an airport in a response. */
export const airportCodes = {
  iata: nullable(Type.String({ description: 'Null for an airport without an IATA code.', examples: ['JFK'] })),
  icao: Type.String({ examples: ['KJFK'] }),
}

const losAngeles = { iata: 'LAX', icao: 'KLAX', name: 'Los Angeles International Airport', city: 'Los Angeles' }

/** One end of a flight or of a route. */
export const end = named(
  'AirportSummary',
  Type.Object({
    ...airportCodes,
    name: Type.String({ examples: ['John F. Kennedy International Airport'] }),
    city: nullable(Type.String({ examples: ['New York'] })),
  }),
)

/** The other end, whose example is another airport. */
export const otherEnd = withExample(end, losAngeles)

/** Zone of the local times of an airport. */
export const timeZone = Type.String({
  description: 'IANA time zone; `UTC` for an airport without a known position.',
  examples: ['America/New_York'],
})

/** One end of a flight, with the zone of its local times. */
export const zonedEnd = named('ZonedAirport', Type.Object({ ...end.properties, timeZone }))

/** The other end of a flight, whose example is another airport. */
export const inLosAngeles = { ...losAngeles, timeZone: 'America/Los_Angeles' }
export const otherZonedEnd = withExample(zonedEnd, inLosAngeles)

/** Home of the examples. */
export const inNewYork = {
  iata: 'JFK',
  icao: 'KJFK',
  name: 'John F. Kennedy International Airport',
  city: 'New York',
  timeZone: 'America/New_York',
}

/** Times of an example: a flight from New York to Los Angeles. */
export const scheduleOfFlight = {
  departure: instant('Scheduled departure, UTC.', '2025-12-15T13:00:00Z'),
  departureLocal: localInstant('The same by the clock of the departure airport.', '2025-12-15T08:00:00-05:00'),
  arrival: instant('Scheduled arrival, UTC.', '2025-12-15T19:15:00Z'),
  arrivalLocal: localInstant('The same by the clock of the arrival airport.', '2025-12-15T11:15:00-08:00'),
}

/** Ids in responses. */
export const ids = {
  flight: Type.Integer({ examples: [1001] }),
  booking: Type.Integer({ examples: [1] }),
  passenger: Type.Integer({ examples: [1] }),
}

/** Id without a meaning. */
export const uuid = (description: string) =>
  Type.String({ format: 'uuid', description, examples: ['3f2504e0-4f89-41d3-9a0c-0305e82c3301'] })

/** An airline as part of something else. */
export const airlineSummary = named(
  'AirlineSummary',
  Type.Object({ iata: Type.String({ examples: ['AA'] }), name: Type.String({ examples: ['American Airlines'] }) }),
)

const id = (of: string, example: number) =>
  Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: of, examples: [example] })

export const flightId = id('Id of the flight.', 1001)
export const bookingId = id('Id of the booking.', 1)
export const pathPassengerId = id('Id of the passenger.', 1)

/** Passenger for whom an admin request acts. */
export const passengerId = Type.Optional(id('Passenger to act for. Required for admin requests; else the caller.', 1))

export const seatName = Type.String({
  pattern: '^[1-9][0-9]{0,2}[A-K]$',
  description: 'Row and letter.',
  examples: ['12A'],
})

/** An amount of money as a decimal string. */
export const money = (description: string) =>
  Type.String({ description: `${description} Decimal, in \`currency\`.`, examples: ['299.00'] })

/** Currency of the amounts in the same object. */
export const currency = Type.String({ examples: ['USD'] })
