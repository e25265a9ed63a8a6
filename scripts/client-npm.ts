import { fileURLToPath } from 'node:url'
import { runProgram } from './node-line.ts'

/** Folder of the client, which has packages of its own. */
export const clientFolder = fileURLToPath(new URL('../clients/typescript', import.meta.url))

/** Runs npm in the folder of the client. Throws if it fails. */
export const clientNpm = (...words: string[]): void => runProgram('npm', words, clientFolder)

/** Installs the packages of the client as its lock file says. */
export const installClient = (): void => clientNpm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
