import type { Country } from './countries.ts'
import type { Random } from './random.ts'
import { readTsv } from './tsv.ts'

type Names = readonly [string, ...string[]]

interface NameGroup {
  countries: string[]
  f: Names
  m: Names
  last: Names
}

/** A full name, with the sex for `passengerdetails`. */
export interface PersonName {
  first: string
  last: string
  sex: 'f' | 'm'
}

function namesOf(cell: string): Names {
  const [first = '', ...others] = cell.split(' ')
  return [first, ...others]
}

/** Draws names that are common in a country. One in five comes from any country. */
export function nameGiver(): (country: Country, random: Random) => PersonName {
  const [first, ...others] = readTsv('names.tsv', ['countries', 'female', 'male', 'last']).map(
    ({ countries, female, male, last }): NameGroup => ({
      countries: countries.split(' '),
      f: namesOf(female),
      m: namesOf(male),
      last: namesOf(last),
    }),
  )
  if (first === undefined) throw new Error('names.tsv is empty')
  const groups = [first, ...others] as const
  const groupOf = new Map(groups.flatMap((group) => group.countries.map((country) => [country, group] as const)))

  return (country, random) => {
    const group = random.int(1, 5) === 1 ? random.pick(groups) : (groupOf.get(country.alpha2) ?? first)
    const sex = random.pick(['f', 'm'])
    return { first: random.pick(group[sex]), last: random.pick(group.last), sex }
  }
}

const withoutMarks: Record<string, string> = { ø: 'o', ı: 'i', ß: 'ss' }

/** Converts a name to a part of an e-mail address: `João` and `Al-Farsi` become `joao` and `alfarsi`. */
export function mailName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[øıß]/g, (letter) => withoutMarks[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}
