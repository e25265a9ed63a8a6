import type { Operation } from './document.ts'
import type { Refusal } from './refusals.ts'

/** Largest id, so there is nothing under it. */
const LAST_ID = 2_147_483_647
const AIRPORT = 'QQQ'
const AIRLINE = 'QQ'
const BOARD = 'no-such-board'

/** Detail of "not found" by the parameter that names nothing, and the value of the parameter, if its example may exist. */
const byParameter: Record<string, { detail: string; value?: unknown }> = {
  flightId: { value: LAST_ID, detail: `There is no flight ${LAST_ID}.` },
  bookingId: { value: LAST_ID, detail: `There is no booking ${LAST_ID}.` },
  passengerId: { value: LAST_ID, detail: `There is no passenger ${LAST_ID}.` },
  iata: { value: AIRPORT, detail: `There is no airport ${AIRPORT}.` },
  from: { value: AIRPORT, detail: `There is no airport ${AIRPORT}.` },
  board: { value: BOARD, detail: `There is no leaderboard ${BOARD}.` },
  sessionId: { detail: 'There is no such session, or it has ended.' },
  itemId: { detail: 'There is no such item in the cart.' },
  holdId: { detail: 'There is no such hold, or it has expired. Hold the seat again.' },
  traceId: { detail: 'No trace is stored under this id.' },
  jobId: { detail: 'There is no such warming job. Only the last 100 finished jobs are kept.' },
}

const noAirline = { value: AIRLINE, detail: `There is no airline ${AIRLINE}.` }

/** Parameters of operations that differ from `byParameter`. */
const byOperation: Record<string, Record<string, { detail: string; value?: unknown }>> = {
  getAirline: { iata: noAirline },
  renameAirline: { iata: noAirline },
}

/** Operations whose parameters name nothing that may be absent. */
const others: Record<string, string> = {
  samplePassengers: 'Sample passengers need a service that runs with `WORKSHOP=true`.',
  addToCart: `There is no flight ${LAST_ID}.`,
  checkout: 'There is no flight 1001.',
}

/** The problem of a request for something that does not exist. */
export function notFound({ operationId, parameters = [] }: Operation): Refusal | undefined {
  const other = others[operationId]
  if (other !== undefined) return { code: 'not-found', detail: other }
  const known: typeof byParameter = Object.assign({}, byParameter, byOperation[operationId])
  // The last one in the address, such as the hold of a flight.
  const named = parameters.filter(({ name, in: where, required }) => where !== 'header' && required && name in known)
  const { name = '' } = named.find(({ name }) => name === 'from') ?? named.at(-1) ?? {}
  const absent = known[name]
  if (absent === undefined) return undefined
  const values = absent.value === undefined ? {} : { [name]: absent.value }
  return { code: 'not-found', detail: absent.detail, values }
}
