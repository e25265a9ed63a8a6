import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importsIn, root } from './imports.ts'

/** Modules that start a process, open a port or drive a browser. */
const real = /^(node:(child_process|cluster|http|https|net)|playwright-core|src\/embedded\/start(-server)?\.ts)$/

/** Servers of the run: `inject` gives their URLs. */
const usesServersOfRun = (file: string) =>
  /^import \{[^}]*\binject\b[^}]*\} from 'vitest'/m.test(readFileSync(join(root, file), 'utf8'))

const imports = new Map<string, string[]>()
for (const { from, to, isType } of ['test', 'scripts'].flatMap(importsIn))
  if (!isType) imports.set(from, [...(imports.get(from) ?? []), to])

/** Chain of imports from a file to the first module that needs a process, port or browser. Undefined for a unit test. */
function wayToReal(file: string, seen = new Set<string>()): string[] | undefined {
  seen.add(file)
  if (usesServersOfRun(file)) return [file, 'inject']
  for (const to of imports.get(file) ?? []) {
    if (real.test(to)) return [file, to]
    const way = imports.has(to) && !seen.has(to) ? wayToReal(to, seen) : undefined
    if (way) return [file, ...way]
  }
  return undefined
}

const tests = [...imports.keys()].filter((file) => file.endsWith('.test.ts'))
const isUnit = (file: string) => file.endsWith('.unit.test.ts')

test('a unit test starts no process and opens no port', () => {
  const found = tests.filter(isUnit).flatMap((file) => wayToReal(file)?.join(' -> ') ?? [])
  expect(found).toEqual([])
})

test('a test that starts no process and opens no port is named *.unit.test.ts', () => {
  expect(tests.filter((file) => !isUnit(file) && !wayToReal(file))).toEqual([])
})

test('finds modules that a test imports through its helpers', () => {
  expect(wayToReal('test/support/service.ts')).toEqual(['test/support/service.ts', 'inject'])
  expect(wayToReal('test/http/headers.test.ts')?.at(-1)).toBe('inject')
})
