// A service as far as this folder knows one: starts its private servers, prints where they are, ends when its stdin does.
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
