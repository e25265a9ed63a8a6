import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Package {
  engines?: { node?: string }
  optional?: boolean
  resolved?: string
}
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown
const { engines } = read('package.json') as { engines: { node: string } }
const { packages } = read('package-lock.json') as { packages: Record<string, Package> }
const oldest = engines.node.replace('>=', '').split('.').map(Number)

test('every package that npm must install runs on the oldest supported Node', () => {
  const tooNew = Object.entries(packages).filter(
    ([name, { engines: needs, optional }]) => name !== '' && !optional && needs?.node && !allows(needs.node, oldest),
  )
  expect(tooNew.map(([name, { engines: needs }]) => `${name} needs Node ${needs?.node}`)).toEqual([])
})

test.each([
  ['>=18.0.0', true],
  ['^20.19.0 || >=22.12.0', true],
  ['>=22.12.0 || >=20.19.0 <21.0.0', true],
  ['10.* || >= 12.*', true],
  ['*', true],
  ['>=22', false],
  ['>=20.20', false],
  ['^18.19.0 || ^22', false],
])('"%s" allows Node 20.19: %s', (range, expected) => {
  expect(allows(range, [20, 19])).toBe(expected)
})

test('the lock file names no registry', () => {
  expect(Object.entries(packages).flatMap(([name, { resolved }]) => (resolved ? [name] : []))).toEqual([])
})

/** Whether a range of versions, as npm writes it, contains a version. */
function allows(range: string, version: number[]): boolean {
  return range.split('||').some((part) => {
    const comparators = part.match(/(?:>=|<|\^|~)?\s*[\d*][\w.*-]*/g) ?? []
    return comparators.length > 0 && comparators.every((one) => meets(one.replaceAll(/\s/g, ''), version))
  })
}

function meets(comparator: string, version: number[]): boolean {
  const [, operator = '', bound = ''] = /^(>=|<|\^|~)?(.*)$/.exec(comparator) ?? []
  const parts = bound.split('.').map(Number).filter(Number.isInteger)
  const order = compare(version, parts)
  if (operator === '>=') return order >= 0
  if (operator === '<') return order < 0
  const fixed = operator === '^' ? 1 : operator === '~' ? 2 : parts.length
  return order >= 0 && compare(version.slice(0, fixed), parts.slice(0, fixed)) === 0
}

/** Compares two versions. Missing parts are 0. */
function compare(a: number[], b: number[]): number {
  for (const at of [0, 1, 2]) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
