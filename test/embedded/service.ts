// A minimal service: starts its private servers, prints their URLs, and ends with its stdin.
// Usage: service.ts <data dir> <path of a Valkey server>
import { startEmbedded } from '../../src/embedded/start.ts'

const [dataDir = '', valkeyBinary] = process.argv.slice(2)
const log = { info: (line: string) => console.error(line), warn: (line: string) => console.error(line) }
const { close, ...servers } = await startEmbedded({
  dataDir,
  want: { postgres: true, cache: true, state: true },
  valkeyBinary,
  log,
})
console.log(JSON.stringify(servers))
process.stdin.on('end', close).resume()
