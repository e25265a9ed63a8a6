import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openapiYaml } from '../../scripts/openapi-document.ts'
import { service } from '../support/service.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const running = service()

test('openapi.yaml equals the document of the routes; `npm run docs:generate` writes it', async () => {
  expect(readFileSync(`${root}/openapi.yaml`, 'utf8')).toBe(await openapiYaml())
})

test('openapi.yaml passes the linter', async () => {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const lint = promisify(execFile)(`${root}/node_modules/.bin/redocly`, ['lint', 'openapi.yaml', '--format=json'], {
    cwd: root,
    env,
  })
  const { stdout } = await lint.catch((failed) => failed)
  const { problems } = JSON.parse(stdout) as { problems: { ruleId: string; message: string }[] }
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
})

test('the service serves the same document, with days that have flights', async () => {
  const { app } = running()
  const json = await app.inject('/openapi.json')
  const yaml = await app.inject('/openapi.yaml')
  expect(json.headers['content-type']).toMatch(/^application\/json/)
  expect(yaml.headers['content-type']).toMatch(/^application\/yaml/)
  expect(yaml.body).toBe(await openapiYaml())
  expect(json.json()).toEqual(app.swagger())
})

test('the version of the document is that of the package', () => {
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  expect(running().app.swagger().info.version).toBe(version)
})
