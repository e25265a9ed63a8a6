import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './imports.ts'

/** Calculations that belong to one file of `src/domain/`, and a pattern that finds copies of them. */
const rules = [
  { what: 'the day of an instant', home: 'src/domain/day.ts', copy: /toISOString\(\)\.slice\(0, 10\)/ },
  { what: 'the cents of a decimal', home: 'src/domain/money.ts', copy: /Math\.round\(Number\([^()]*\) \* 100\)/ },
  { what: 'kilometres of a mile', home: 'src/domain/miles.ts', copy: /1\.?_?609/ },
  {
    what: 'the delay from which a flight is late',
    home: 'src/domain/punctuality.ts',
    copy: /(delay\w*|LATE\w*)\W+(<|>=|=) 15\b/i,
  },
  { what: 'the decimal of cents', home: 'src/domain/money.ts', copy: /ents\)? \/ 100\)\.toFixed\(2\)/ },
]

/** The page has no build, so it cannot import TypeScript. */
const forThePage = 'web/format.js'

const files = ['src', 'bench', 'loadtest', 'scripts', 'tools', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /\.(ts|js)$/.test(file)),
)

test.each(rules)('$what is computed only in $home', ({ home, copy }) => {
  const found = files.filter((file) => copy.test(readFileSync(join(root, file), 'utf8')))
  expect(found.filter((file) => file !== home && file !== forThePage)).toEqual([])
})
