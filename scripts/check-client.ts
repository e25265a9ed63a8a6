// Checks the client in clients/typescript, with its own compiler: npm run check:client
import { createCommand } from '../tools/command-line.ts'
import { checkGenerators } from './client-generators.ts'
import { clientNpm, installClient } from './client-npm.ts'

createCommand(
  'check:client',
  'Compares the types of the client with openapi.yaml, and compiles clients of three generators.',
).parse()

installClient()
clientNpm('run', 'check', '--silent')
clientNpm('run', 'build', '--silent')
checkGenerators()
