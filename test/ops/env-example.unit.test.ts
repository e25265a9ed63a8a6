import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { envExample } from '../../scripts/env-example-text.ts'
import { readConfig, settings } from '../../src/config.ts'

const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

test('.env.example is what npm run docs:generate writes', () => {
  expect(text).toBe(envExample())
})

test('.env.example with every line taken as it stands is the same as no settings at all', () => {
  const lines = [...text.matchAll(/^#(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value])
  expect(lines.map(([name]) => name)).toEqual(Object.keys(settings.properties))
  expect({ ...readConfig(Object.fromEntries(lines)), portIsExplicit: false }).toEqual(readConfig({}))
})
