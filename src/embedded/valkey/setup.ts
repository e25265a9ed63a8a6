import { resolve } from 'node:path'
import { fetchValkey } from './fetch.ts'
import { fetchedFolder, findInstalled } from './find.ts'

/**
 * Runs `npm run setup:valkey`: downloads Valkey like the first start, but within two minutes. Prints the programs it found, or
 * instructions for this kind of machine. Returns whether a server is available.
 */
export async function setupValkey(options: { dataDir: string; print?: (line: string) => void }): Promise<boolean> {
  const print = options.print ?? console.log
  const dataDir = resolve(options.dataDir)
  if ((await findInstalled({ dataDir }))?.kind !== 'valkey') {
    print("Fetching Valkey from the distribution's own packages, without root …")
    try {
      await fetchValkey({ folder: fetchedFolder(dataDir), timeoutMs: 120_000 })
    } catch (error) {
      print(`The download failed: ${(error as Error).message}`)
    }
  }
  const program = await findInstalled({ dataDir })
  for (const line of program ? found(program.server, program.cli) : elsewhere) print(line)
  return program !== undefined
}

const found = (server: string, cli?: string) => [
  `Server: ${server}`,
  cli ? `Client: ${cli} -p <port>` : 'It has no valkey-cli.',
]

const elsewhere = [
  'Any of these gives this project a real Valkey:',
  '  macOS, or Homebrew on Linux:  brew install valkey',
  '  Debian 13, Ubuntu 24.04:      sudo apt-get install valkey-server',
  '  Fedora, RHEL 10:              sudo dnf install valkey',
  '  a container:                  docker run -d -p 6379:6379 valkey/valkey:8 --maxmemory-policy noeviction',
  '                                then set CACHE_HOST=127.0.0.1 and CACHE_PORT=6379',
  '  a binary of your own:         VALKEY_SERVER_BIN=/path/to/valkey-server',
]
