import type { Kit } from '../dialect/kit.ts'

/** Passengers. */
export const passengerTables = (kit: Kit) => ({
  passenger: kit.table(
    'passenger',
    {
      passengerId: kit.id('passenger_id'),
      passportno: kit.string('passportno', 9).notNull(),
      firstname: kit.string('firstname', 100).notNull(),
      lastname: kit.string('lastname', 100).notNull(),
    },
    (t) => [kit.uniqueIndex('passenger_passportno_unq').on(t.passportno)],
  ),

  passengerdetails: kit.table('passengerdetails', {
    passengerId: kit.int('passenger_id').primaryKey(),
    birthdate: kit.date('birthdate').notNull(),
    sex: kit.string('sex', 1),
    street: kit.string('street', 100).notNull(),
    city: kit.string('city', 100).notNull(),
    zip: kit.int('zip').notNull(),
    country: kit.string('country', 100).notNull(),
    emailaddress: kit.string('emailaddress', 120),
    telephoneno: kit.string('telephoneno', 30),
  }),
})
