// A Valkey in JavaScript, the last resort. Its stdin is a pipe of the supervisor, and it ends with it.
// Usage: node javascript-server.js <entry file of js-redis-server> <port>
// Environment: SERVER_PASSWORD, the password of every client; SERVER_ACCOUNT, "uid:gid" to run as.
import { Server, type Socket } from 'node:net'
import { pathToFileURL } from 'node:url'
import { askValkey } from './ask-valkey.ts'
import { afterPassword } from './password-gate.ts'

const [entry = '', port = ''] = process.argv.slice(2)
const { SERVER_PASSWORD: password, SERVER_ACCOUNT: account } = process.env

// The package has no settings for its address and a password. This process has no other server.
const listen = Server.prototype.listen
Server.prototype.listen = function (this: Server) {
  if (password !== undefined) {
    const serve = this.listeners('connection') as ((socket: Socket) => void)[]
    this.removeAllListeners('connection')
    this.on('connection', (socket) =>
      afterPassword(socket, password, () => {
        for (const each of serve) each.call(this, socket)
      }),
    )
  }
  return listen.call(this, { port: Number(port), host: '127.0.0.1' })
}

// An optional dependency: its types may be missing at compile time
const { createRedisServer } = (await import(pathToFileURL(entry).href)) as {
  createRedisServer(options: { port: number }): Promise<unknown>
}
process.stdin.on('end', () => process.exit(0)).resume()
process.on('SIGTERM', () => process.exit(0))
await createRedisServer({ port: Number(port) })

if (account !== undefined) {
  // The first script loads a file that the account may be unable to read
  await askValkey({ port: Number(port), password }, 'EVAL "return 1" 0')
  const [uid = 0, gid = 0] = account.split(':').map(Number)
  process.setgroups?.([])
  process.setgid?.(gid)
  process.setuid?.(uid)
}
