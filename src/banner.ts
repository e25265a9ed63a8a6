import { relative } from 'node:path'
import type { Config } from './config.ts'
import type { Places } from './places.ts'

/** What a person sees when the service is up: what it runs on, where to look, what to try. */
export function banner(about: {
  address: string
  places: Places
  config: Config
  version: string
  adminToken: string
}): string[] {
  const { address, places, config, version, adminToken } = about
  const day = new Date(Date.now()).toISOString().slice(0, 10)
  const later = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
  const cache = places.urls.cache.match(/:(\d+)(?:\/|$)/)?.[1] ?? '6379'
  const cli = places.valkeyCli ? relative('', places.valkeyCli) : 'valkey-cli'
  return [
    '',
    `Cache Me If You Can is listening on ${address}`,
    '',
    `  Database  ${version}: ${places.describe.database}`,
    `  Valkey    ${places.describe.valkey}`,
    `  Docs      ${address}/docs`,
    ...(config.ADMIN_TOKEN ? [] : [`  Admin     Authorization: Bearer ${adminToken}   (made for this run)`]),
    '',
    'Try, twice each:',
    `  curl -i '${address}/v1/flights/search?from=JFK&to=LAX&date=${day}'`,
    `  curl -i '${address}/v1/flights/round-trip?from=JFK&to=LAX&depart=${day}&return=${later}'`,
    `  curl -i '${address}/v1/airlines/top-routes'`,
    'and see what lies in the cache:',
    `  ${cli} -p ${cache} GET ${config.KEY_PREFIX}flight:search:JFK:LAX:${day}`,
    '',
  ]
}
