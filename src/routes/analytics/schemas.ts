import { type TProperties, type TSchema, Type } from 'typebox'
import { USUAL_LINES } from '../../services/analytics/keep.ts'
import { type ReportName, reportNames } from '../../services/analytics/reports.ts'
import { cachedHeaders, cachedResponses } from '../schemas/cached.ts'
import {
  airlineSummary,
  end,
  instant,
  limit,
  named,
  nullable,
  oneOf,
  otherEnd,
  strict,
  unionOf,
} from '../schemas/common.ts'

const flights = 'All flights: past, future and cancelled ones.'
const count = (description: string, example: number) => Type.Integer({ minimum: 0, description, examples: [example] })
const passengers = (of: string, example: number) => count(`Bookings on ${of}.`, example)
const money = (description: string, example = '63298300.00') => Type.String({ description, examples: [example] })
const currency = oneOf(['USD'], 'Currency of the amounts in this line.')
const share = (description: string) => nullable(Type.Number({ minimum: 0, description, examples: [0.8731] }))

/** Columns of each report. */
const lines: Record<ReportName, TProperties> = {
  hubs: {
    airport: end,
    flights: count(`Departures and arrivals. ${flights}`, 20412),
    departures: count('Departing flights.', 10206),
    arrivals: count('Arriving flights.', 10206),
    destinations: count('Airports with flights from this airport.', 156),
    passengers: passengers('flights from and to this airport', 2_951_004),
  },
  'busiest-routes': {
    from: end,
    to: otherEnd,
    flights: count(flights, 1460),
    airlines: count('Airlines on the route.', 4),
    passengers: passengers('its flights', 211_700),
  },
  'route-revenue': {
    from: end,
    to: otherEnd,
    bookings: count('Bookings on its flights.', 211_700),
    revenue: money('Sum of the prices paid.'),
    averagePrice: money('Mean price paid.', '299.00'),
    currency,
  },
  airlines: {
    airline: airlineSummary,
    flights: count(flights, 1460),
    destinations: count('Number of destinations.', 348),
    bookings: count('Bookings on its flights.', 211_700),
    revenue: money('Sum of the prices paid.'),
    currency,
    loadFactor: share('Share of booked seats on departed flights. Null without departed flights.'),
    onTimeShare: share(
      'Share of flights on time (neither cancelled nor 15 or more minutes late), as on the board `airlines-ontime`. Flights count once their scheduled departure has passed. Null without such flights.',
    ),
  },
  countries: {
    country: Type.String({ examples: ['United States'] }),
    countryCode: nullable(Type.String({ description: 'ISO 3166-1 alpha-3. Null if unknown.', examples: ['USA'] })),
    airports: count('Airports of the country that have flights.', 412),
    flights: count(`Departures and arrivals. A flight within the country counts once. ${flights}`, 184_202),
    destinationCountries: count('Other countries with flights from this country.', 97),
    passengers: passengers('these flights', 26_709_290),
  },
  'frequent-flyers': {
    passenger: Type.String({
      description: 'First name and initial, because reports are public.',
      examples: ['Anna K.'],
    }),
    bookings: count('Past and future bookings.', 64),
    miles: count('Great circle miles of all booked flights. Statute miles.', 158_400),
    spent: money('Sum of the prices paid.', '19136.00'),
    currency,
  },
}

const summaries: Record<ReportName, string> = {
  hubs: 'airports by flights',
  'busiest-routes': 'pairs of airports by flights, each direction separately',
  'route-revenue': 'pairs of airports by revenue',
  airlines: 'airlines by flights',
  countries: 'countries by flights',
  'frequent-flyers': 'passengers by bookings',
}

const reportList = reportNames.map((name) => `\`${name}\`: ${summaries[name]}`).join('; ')

const reportName = Type.Unsafe<ReportName>({
  type: 'string',
  enum: reportNames,
  description: `${reportList}.`,
  examples: ['hubs'],
})

/** Name of a schema: `BusiestRoutesReport` for `busiest-routes`. */
const titleOf = (name: ReportName) =>
  `${name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase())}Report`

/** One schema per report, distinguished by `report`. */
const answers: TSchema[] = reportNames.map((name) =>
  Type.Object(
    {
      report: oneOf([name], 'Name of the report.'),
      generatedAt: instant('Time of the database query.'),
      data: Type.Array(named(`${titleOf(name)}Line`, Type.Object(lines[name]))),
    },
    { title: titleOf(name), description: `In words: ${summaries[name]}, most first.` },
  ),
)

const report = named('Report', unionOf<object>('report', answers))

export const getReport = {
  operationId: 'getReport',
  summary: 'A report on all flights and bookings',
  description:
    'Cached in three levels: the response, the full report, and the facts of all reports. Only the facts need the database, over separate connections. Figures are as old as `generatedAt`; names are always current.',
  tags: ['analytics'],
  params: strict({ report: reportName }),
  querystring: strict({ limit: limit(USUAL_LINES) }),
  headers: cachedHeaders,
  response: cachedResponses(report, 'The report, the first line first.', 400),
}
