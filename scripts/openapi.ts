// Writes openapi.yaml: npm run docs:generate
import { writeFileSync } from 'node:fs'
import { openapiYaml } from './openapi-document.ts'

writeFileSync(new URL('../openapi.yaml', import.meta.url), await openapiYaml())
