// Writes .env.example: npm run docs:generate
import { writeFileSync } from 'node:fs'
import { envExample } from './env-example-text.ts'

writeFileSync(new URL('../.env.example', import.meta.url), envExample())
