import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './imports.ts'

/** `...{` opens a group of properties, unless a mapped tuple type follows. */
const group = /\.\.\.\(?\{(?! \[)/g

const folders = ['src', 'test', 'bench', 'loadtest', 'scripts', 'tools', 'web']

const linesWithGroups = (text: string) => text.split('\n').filter((line) => line.search(group) >= 0)

test('no source groups object properties with a spread', () => {
  const found = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.(ts|m?js)$/.test(file) && !file.endsWith('spreads.unit.test.ts'))
    .flatMap((file) => linesWithGroups(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`))
  expect(found).toEqual([])
})

test('recognises a group in each form, and no other spread', () => {
  const groups = ['f({ ...{ a, b }, c })', 'const x = { ...({ a } as const) }', '  ...{', 'x = { ...{a} }']
  expect(groups.flatMap(linesWithGroups)).toEqual(groups)
  const others = [
    '{ ...options, a }',
    '{ ...(a ? {} : { b }) }',
    '[...{ [K in keyof T]: T[K] }]',
    '{ ...(a && { b }) }',
  ]
  expect(others.flatMap(linesWithGroups)).toEqual([])
})
