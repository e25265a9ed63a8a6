import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../../loadtest/options.ts'
import { scenarios } from '../../loadtest/scenarios/index.ts'

const page = readFileSync('docs/loadtest.md', 'utf8')

describe('docs/loadtest.md', () => {
  test('has a row for each scenario, with its sentence, in their order', () => {
    const rows = page.match(/^\| `[a-z-]+` \| .*$/gm)
    expect(rows).toEqual(scenarios.map(({ name, teaches }) => `| \`${name}\` | ${teaches} |`))
  })

  test('names only existing options', () => {
    const known = [...commandLine.map(({ long }) => long), '--list', '--help', '--allow']
    const named = [...page.matchAll(/ `?(--[a-z][a-z-]+)/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  test('shows only existing pictures', () => {
    const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => `docs/${file}`)
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.filter((file) => !existsSync(file))).toEqual([])
  })
})

test('every scenario has a file of its name', () => {
  expect(scenarios.filter(({ name }) => !existsSync(`loadtest/scenarios/${name}.ts`))).toEqual([])
})
