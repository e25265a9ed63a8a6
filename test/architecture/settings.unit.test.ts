import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingsTable } from '../../scripts/settings-table.ts'
import { settings } from '../../src/config.ts'
import { blockIn } from '../../tools/docs.ts'
import { root } from './imports.ts'

const page = readFileSync(join(root, 'docs/settings.md'), 'utf8')

test('docs/settings.md lists every setting: `npm run docs:settings` writes it', () => {
  expect(blockIn(page, 'settings')).toBe(settingsTable())
})

test('the table names each setting once, with its default, its meaning and what is allowed', () => {
  const rows = settingsTable().split('\n').slice(2)
  expect(rows.map((row) => /^\| `(\w+)` \|/.exec(row)?.[1])).toEqual(Object.keys(settings.properties))
  expect(rows.find((row) => row.includes('`PORT`'))).toMatch(/\| `3000` \| .*\. \| a whole number from 0 to 65535 \|$/)
  for (const row of rows) expect(row).toMatch(/^\| `\w+` \| (`[^`]+`)? \| \S.* \| \S.* \|$/)
})
