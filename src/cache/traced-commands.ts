import { Cluster, type Command, type Redis } from 'iovalkey'
import { recording, traceCommand } from '../recording.ts'
import type { Valkey } from './valkey.ts'

/**
 * Adds each command that a traced request sends over this client to its trace, under the name `server`: name and keys, never
 * a value. Call it before anything is sent.
 */
export function traceCommands(client: Valkey, server: string): void {
  // A command that waits for a connection, or that a cluster redirects, gets here more than once.
  const noted = new WeakSet<Command>()

  function watch(connection: Redis): void {
    const send = connection.sendCommand.bind(connection)
    connection.sendCommand = (command, stream) => {
      const trace = recording()?.trace
      if (trace && !isGreeting(connection, command) && !noted.has(command)) {
        noted.add(command)
        const answered = traceCommand(trace, {
          server,
          command: nameOf(command, client.scriptsSet),
          keys: command.getKeys().map(String),
        })
        command.promise.then(answered, answered)
      }
      return send(command, stream)
    }
  }

  // The client of a cluster sends commands only through its nodes.
  if (client instanceof Cluster) client.on('+node', watch)
  else watch(client)
}

/** Whether the connection itself sends this command after opening. A cluster opens connections on demand. */
const isGreeting = ({ status }: Redis, { name }: Command) => status === 'connect' || name === 'client'

/** The command in upper case, or the name of a script. */
function nameOf({ name, args }: Command, scripts: Record<string, { sha: string }>): string {
  const script = name === 'evalsha' && Object.entries(scripts).find(([, { sha }]) => sha === args[0])
  return script ? script[0] : name.toUpperCase()
}
