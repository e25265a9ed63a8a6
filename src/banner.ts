import { fileURLToPath } from 'node:url'
import { assignment, databaseClient, findProgram, valkeyClient } from './clients.ts'
import type { Config } from './config.ts'
import { utcDay } from './domain/day.ts'
import type { Endpoints } from './endpoints.ts'

const DAY_MS = 86_400_000
/** Folder of the project, for `npm --prefix`. */
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')

/** Builds the text for the terminal once the service listens: its servers, its addresses and commands to try. */
export function banner(about: {
  address: string
  endpoints: Endpoints
  config: Config
  version: string
  adminToken: string
}): string[] {
  const { address, endpoints, config, version, adminToken } = about
  const today = utcDay(new Date())
  const nextWeek = utcDay(new Date(Date.now() + 7 * DAY_MS))
  return [
    '',
    `Cache Me If You Can is listening on ${address}`,
    '',
    `  Database  ${version}: ${endpoints.describe.database}`,
    `  Valkey    ${endpoints.describe.valkey}`,
    `  Console   ${address}/`,
    `  Docs      ${address}/docs`,
    '',
    'For the tour of the README, paste this into another terminal:',
    `  BASE='${address}'`,
    ...clientLines(endpoints),
    ...(config.ADMIN_TOKEN ? [] : [`  ADMIN='${adminToken}'   # the admin token of this run`]),
    '',
    `The same clients with address and password: npm --prefix ${root} run cli:cache (cli:state, cli:db)`,
    '',
    'Run each command twice and compare Cache-Status:',
    `  curl -i '${address}/v1/flights/search?from=JFK&to=LAX&date=${today}'`,
    `  curl -i '${address}/v1/flights/round-trip?from=JFK&to=LAX&depart=${today}&return=${nextWeek}'`,
    `  curl -i '${address}/v1/airlines/top-routes'`,
    '',
  ]
}

/** Lines that set `CACHE`, `STATE` and `DB` to the clients of the servers. They work in every folder and contain no password. */
function clientLines({ urls, passwordFiles, valkeyCli }: Endpoints): string[] {
  const valkey = (variable: 'CACHE' | 'STATE', url: string, name: 'cache' | 'state') => {
    const client = valkeyClient(url)
    const setting = `VALKEY_${variable}_URL`
    return client
      ? assignment(variable, client, { program: valkeyCli, passwordFile: passwordFiles[name], setting })
      : `${variable}="npm --silent --prefix ${root} run cli:${name} --"`
  }
  const database = databaseClient(urls.database)
  const about = { passwordFile: passwordFiles.postgres, setting: 'DATABASE_URL' }
  const { alternative = '' } = database
  const other = assignment('DB', database, { ...about, program: findProgram([alternative]) ?? alternative })
  return [
    valkey('CACHE', urls.cache, 'cache'),
    valkey('STATE', urls.state, 'state'),
    assignment('DB', database, about),
    `# with ${alternative}: ${other}`,
  ].map((line) => `  ${line}`)
}
