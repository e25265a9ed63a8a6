import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { ValkeyProgram } from './program.ts'

/** First version of Node for which js-redis-server is made. npm does not install it for an earlier one. */
const NODE_MAJOR = 22

/**
 * Finds js-redis-server, an optional package, and warns about its limits. Throws `missing` without it, or if this Node is older
 * than the package requires.
 */
export function findJavascriptServer(log: Log, nodeVersion = process.versions.node): ValkeyProgram {
  const require = createRequire(import.meta.url)
  const isNewEnough = Number.parseInt(nodeVersion, 10) >= NODE_MAJOR
  try {
    if (!isNewEnough) throw new Error(`js-redis-server needs Node ${NODE_MAJOR}`)
    const server = require.resolve('js-redis-server')
    const { version } = require(join(dirname(dirname(server)), 'package.json')) as { version: string }
    log.warn(
      'Running on js-redis-server, a Valkey in JavaScript: it loses all data at its end, never evicts, has no client tracking and no memory figures, and is slow. `npm run setup:valkey` shows how to get a real one.',
    )
    return { kind: 'javascript', version, server }
  } catch (cause) {
    const newerNode = isNewEnough ? '' : `, install Node ${NODE_MAJOR} or later and run npm ci again`
    throw new EmbeddedError(
      'missing',
      `There is no Valkey on this machine: \`npm run setup:valkey\` shows how to get one${newerNode}, or set VALKEY_CACHE_URL and VALKEY_STATE_URL.`,
      { cause },
    )
  }
}
