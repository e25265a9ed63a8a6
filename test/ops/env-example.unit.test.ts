import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { envExample } from '../../scripts/env-example-text.ts'
import { readConfig, settings } from '../../src/config.ts'

const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

test('.env.example equals the output of npm run docs:generate', () => {
  expect(text).toBe(envExample())
})

test('.env.example with every line uncommented equals no settings at all', () => {
  const lines = [...text.matchAll(/^#(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value])
  expect(lines.map(([name]) => name)).toEqual(Object.keys(settings.properties))
  expect({ ...readConfig(Object.fromEntries(lines)), portIsExplicit: false }).toEqual(readConfig({}))
})
