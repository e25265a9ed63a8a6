// Writes openapi.yaml: npm run openapi
import { writeFileSync } from 'node:fs'
import { openapiYaml } from './openapi-document.ts'

writeFileSync(new URL('../openapi.yaml', import.meta.url), await openapiYaml())
