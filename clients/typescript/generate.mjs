// Writes src/schema.ts, the types of openapi.yaml: npm run generate. With --check it only compares.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const target = new URL('src/schema.ts', import.meta.url)
const source = new URL('../../openapi.yaml', import.meta.url)

const digest = (text) => createHash('sha256').update(text).digest('hex')

const types = astToString(await openapiTS(source, { alphabetize: false }))
// The root's tests compare the digests, and need no generator for that.
const head = [
  '// Generated from openapi.yaml: `npm run docs:generate` in the root. Do not edit.',
  `// sha256 of openapi.yaml: ${digest(readFileSync(source, 'utf8'))}`,
  `// sha256 of the types: ${digest(types)}`,
]
const text = `${head.join('\n')}\n${types}`

if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/schema.ts differs from openapi.yaml: npm run docs:generate')
  process.exitCode = 1
}
