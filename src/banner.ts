import { relative } from 'node:path'
import type { Config } from './config.ts'
import { utcDay } from './domain/day.ts'
import type { Endpoints } from './endpoints.ts'

const DAY_MS = 86_400_000

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
  const cli = endpoints.valkeyCli ? relative('', endpoints.valkeyCli) : 'valkey-cli'
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
    `  CACHE='${cli} ${target(endpoints.urls.cache)}'`,
    `  STATE='${cli} ${target(endpoints.urls.state)}'`,
    ...(config.ADMIN_TOKEN ? [] : [`  ADMIN='${adminToken}'   # the admin token of this run`]),
    '',
    'Run each command twice and compare Cache-Status:',
    `  curl -i '${address}/v1/flights/search?from=JFK&to=LAX&date=${today}'`,
    `  curl -i '${address}/v1/flights/round-trip?from=JFK&to=LAX&depart=${today}&return=${nextWeek}'`,
    `  curl -i '${address}/v1/airlines/top-routes'`,
    '',
  ]
}

/** Options of the command line client for a server. They never contain the password. */
function target(url: string): string {
  const [, host = '', port] = /^[^:]+:\/\/(?:[^@/]*@)?([^:/,]+)(?::(\d+))?/.exec(url) ?? []
  return `${host === '127.0.0.1' ? '' : `-h ${host} `}-p ${port ?? 6379}`
}
