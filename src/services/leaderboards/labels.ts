import type { Cache } from '../../cache/cache.ts'
import { Absent, absent, type Entry } from '../../cache/entry.ts'
import type { PassengerQueries } from '../../db/queries/passengers.ts'
import * as entries from '../catalogue/entries.ts'
import type { Airlines } from '../reference/airlines.ts'
import type { Airports } from '../reference/airports.ts'
import type { MemberKind } from './definition.ts'
import { inBatches } from './in-batches.ts'

/** Display names of members. Boards are public, so passengers appear with first name and initial only. */
export function createLabels({
  cache,
  airports,
  airlines,
  passengers,
}: {
  cache: Cache
  airports: Pick<Airports, 'byCodes' | 'withoutIata'>
  airlines: Pick<Airlines, 'byCodes'>
  passengers: Pick<PassengerQueries, 'byIds'>
}) {
  // A page reads all of its labels together: the cached ones in one round trip, the others with one query.
  const airport = inBatches(airports.byCodes)
  const airfield = inBatches(airports.withoutIata)
  const airline = inBatches(airlines.byCodes)
  const passenger = inBatches(async (ids: readonly number[]) => {
    const found = await passengers.byIds(ids)
    return new Map(found.map((row) => [row.passengerId, row]))
  })

  const read = labelReader(cache)
  const ofAirport = (code: string) => (code.length === 3 ? ofIata(code) : ofIcao(code))

  const ofIata = (iata: string) =>
    read(
      entries.airport,
      { iata },
      async () => (await airport(iata)) ?? absent(`There is no airport ${iata}.`),
      ({ name }) => name,
    )

  const ofIcao = (icao: string) =>
    read(
      entries.airfieldLabel,
      { icao },
      async () => {
        const name = await airfield(icao)
        return name === undefined ? absent(`There is no airport ${icao}.`) : { label: name }
      },
      ({ label }) => label,
    )

  return async function label(kind: MemberKind, member: string): Promise<string | undefined> {
    switch (kind) {
      case 'airport':
        return ofAirport(member)
      case 'route': {
        const [from, to] = await Promise.all(member.split(':').map(ofAirport))
        return from && to && `${from} – ${to}`
      }
      case 'airline':
        return read(
          entries.airline,
          { iata: member },
          async () => (await airline(member)) ?? absent(`There is no airline ${member}.`),
          ({ name }) => name,
        )
      case 'passenger': {
        const passengerId = Number(member)
        return read(
          entries.passengerLabel,
          { passengerId },
          async () => {
            const row = await passenger(passengerId)
            return row
              ? { label: `${row.firstname} ${initialOf(row.lastname)}` }
              : absent(`There is no passenger ${passengerId}.`)
          },
          ({ label }) => label,
        )
      }
    }
  }
}

export type Label = ReturnType<typeof createLabels>

/** Creates a function that reads an entry and makes a label of its value; undefined if the value is absent. */
const labelReader =
  (cache: Cache) =>
  async <P, V, T>(
    entry: Entry<P, V>,
    params: P,
    load: () => Promise<V | Absent>,
    label: (value: V) => T,
  ): Promise<T | undefined> => {
    const value = await cache.value(entry, params, load)
    return value instanceof Absent ? undefined : label(value)
  }

/** First letter in any script, and a full stop. */
function initialOf(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim())
  return first ? `${first.segment.toLocaleUpperCase('en')}.` : ''
}
