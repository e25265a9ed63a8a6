import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = 'clients/typescript/src'
const text = readFileSync(`${folder}/schema.ts`, 'utf8')
const digest = (of: string) => createHash('sha256').update(of).digest('hex')

test('the types are those of openapi.yaml: `npm run docs:generate` writes them', () => {
  const [, document, types] = text.split('\n', 3).map((line) => line.split(': ').at(-1))
  expect(document).toBe(digest(readFileSync('openapi.yaml', 'utf8')))
  expect(types).toBe(digest(text.split('\n').slice(3).join('\n')))
})

test('the client has fewer than 300 lines of its own', () => {
  const lines = readdirSync(folder)
    .filter((file) => file !== 'schema.ts')
    .reduce((sum, file) => sum + readFileSync(`${folder}/${file}`, 'utf8').split('\n').length - 1, 0)
  expect(lines).toBeGreaterThan(100)
  expect(lines).toBeLessThan(300)
})

test('the README books a seat in 20 lines, with the code of the example', () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('clients/typescript/README.md', 'utf8')) ?? []
  expect(code).toBe(readFileSync('clients/typescript/examples/book-a-seat.ts', 'utf8'))
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(20)
})

test.each(['openapi-fetch', 'eventsource-parser'])('the root tests the client with its own version of %s', (name) => {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
  expect(read('package.json').devDependencies[name]).toBe(read('clients/typescript/package.json').dependencies[name])
})

test('the lock file of the client names no registry', () => {
  expect(readFileSync('clients/typescript/package-lock.json', 'utf8')).not.toContain('"resolved"')
})
