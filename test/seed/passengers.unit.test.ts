import { describe, expect, it } from 'vitest'
import { mailName } from '../../src/db/seed/names.ts'
import { records, seeded } from './seeded.ts'

describe('the passengers of the seed', () => {
  const tables = seeded({ scale: 'small' })
  const passengers = records(tables, 'passenger')
  const details = records(tables, 'passengerdetails')

  it('have unique passports', () => {
    expect(passengers.filter(({ passportno }) => !/^P\d{6,8}$/.test(String(passportno)))).toEqual([])
    expect(new Set(passengers.map(({ passportno }) => passportno)).size).toBe(passengers.length)
  })

  it('have details, one row each', () => {
    expect(details.map((row) => row.passenger_id)).toEqual(passengers.map((row) => row.passenger_id))
  })

  it('are adults with a birthday that exists in every year', () => {
    expect(
      details.filter(({ birthdate }) => !/^(19[4-9]|200)\d-(0\d|1[0-2])-([01]\d|2[0-8])$/.test(String(birthdate))),
    ).toEqual([])
    expect(details.filter(({ sex }) => sex !== 'm' && sex !== 'f')).toEqual([])
  })

  it('have e-mail addresses and phone numbers that reach no person', () => {
    const reachable = details.filter(
      ({ emailaddress, telephoneno }) =>
        !/^[a-z]+\.[a-z]+\d+@example\.(com|org|net)$/.test(String(emailaddress)) ||
        !/^\+1-\d{3}-555-01\d\d$/.test(String(telephoneno)),
    )
    expect(reachable).toEqual([])
  })

  it('live in countries of the country table', () => {
    const countries = new Set(records(tables, 'country').map(({ name }) => name))
    expect(details.filter(({ country }) => !countries.has(country ?? null))).toEqual([])
  })

  it('have mail addresses without diacritics', () => {
    expect(['João', 'Søren', "O'Connor", 'Al-Farsi', 'Yılmaz', 'İnci'].map(mailName)).toEqual([
      'joao',
      'soren',
      'oconnor',
      'alfarsi',
      'yilmaz',
      'inci',
    ])
  })
})
