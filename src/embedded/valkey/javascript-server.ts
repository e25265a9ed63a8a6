// A Valkey in JavaScript, the last resort. Its stdin is a pipe of the supervisor, and it ends with it.
// Usage: node javascript-server.js <entry file of js-redis-server> <port>
import { Server } from 'node:net'
import { pathToFileURL } from 'node:url'

const [entry = '', port = ''] = process.argv.slice(2)

// The package has no setting for its address and would listen on all. This process has no other server.
const listen = Server.prototype.listen
Server.prototype.listen = function (this: Server) {
  return listen.call(this, { port: Number(port), host: '127.0.0.1' })
}

// An optional dependency: its types may be missing at compile time
const { createRedisServer } = (await import(pathToFileURL(entry).href)) as {
  createRedisServer(options: { port: number }): Promise<unknown>
}
process.stdin.on('end', () => process.exit(0)).resume()
process.on('SIGTERM', () => process.exit(0))
await createRedisServer({ port: Number(port) })
