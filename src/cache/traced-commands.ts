import { Cluster, type Command, type Redis } from 'iovalkey'
import { recording, traceCommand } from '../recording.ts'
import type { Valkey } from './valkey.ts'

/**
 * From now on notes the commands that a traced request sends over this client, as `server`'s: their names and keys, never
 * a value. To be called before anything is sent.
 */
export function traceCommands(client: Valkey, server: string): void {
  // Those that wait for a connection, or are sent elsewhere by a cluster, come by again.
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

  // A cluster's client sends nothing itself.
  if (client instanceof Cluster) client.on('+node', watch)
  else watch(client)
}

/** Whether a connection sends this of its own accord, once it is open: a cluster opens one when a request needs it. */
const isGreeting = ({ status }: Redis, { name }: Command) => status === 'connect' || name === 'client'

/** As a person would type it; of a script, the name under which it was defined. */
function nameOf({ name, args }: Command, scripts: Record<string, { sha: string }>): string {
  const script = name === 'evalsha' && Object.entries(scripts).find(([, { sha }]) => sha === args[0])
  return script ? script[0] : name.toUpperCase()
}
