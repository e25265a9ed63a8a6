// Writes clients/typescript/src/schema.ts from openapi.yaml: part of npm run docs:generate. Installs the client's packages first.
import { existsSync } from 'node:fs'
import { clientFolder, clientNpm, installClient } from './client-npm.ts'

if (!existsSync(`${clientFolder}/node_modules`)) installClient()
clientNpm('run', 'generate', '--silent')
