import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Folder of the client, which has packages of its own. */
export const clientFolder = fileURLToPath(new URL('../clients/typescript', import.meta.url))

/** Runs npm in the folder of the client. Throws if it fails. */
export function clientNpm(...words: string[]): void {
  const { status } = spawnSync('npm', words, { cwd: clientFolder, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`npm ${words.join(' ')} failed in ${clientFolder}`)
}

/** Installs the packages of the client as its lock file says. */
export const installClient = (): void => clientNpm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
