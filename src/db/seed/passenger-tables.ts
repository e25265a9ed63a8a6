import type { TableRows } from '../load.ts'
import { passengerMaker } from './passengers.ts'
import type { ReferenceData } from './reference-data.ts'
import type { Scale } from './scales.ts'
import { tableOf } from './table-rows.ts'

/** Tables of the passengers and their details. Ages depend on the anchor's year. */
export function passengerTables(options: {
  reference: ReferenceData
  scale: Scale
  anchor: Date
  seed: number
}): TableRows[] {
  const { reference, scale, anchor, seed } = options
  const makePassenger = passengerMaker({ airports: reference.airports, seed, year: anchor.getUTCFullYear() })

  function* passengers() {
    for (let id = 1; id <= scale.passengers; id++) yield makePassenger(id)
  }

  return [
    tableOf('passenger', ['passenger_id', 'passportno', 'firstname', 'lastname'], scale.passengers, function* () {
      for (const { id, passportno, name } of passengers()) yield [id, passportno, name.first, name.last]
    }),
    tableOf(
      'passengerdetails',
      ['passenger_id', 'birthdate', 'sex', 'street', 'city', 'zip', 'country', 'emailaddress', 'telephoneno'],
      scale.passengers,
      function* () {
        for (const { id, birthdate, name, street, city, zip, country, email, phone } of passengers()) {
          yield [id, birthdate, name.sex, street, city, zip, country, email, phone]
        }
      },
    ),
  ]
}
