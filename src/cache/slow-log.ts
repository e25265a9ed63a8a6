import { Command } from 'iovalkey'
import { nodesOf, type Valkey } from './valkey.ts'

/** A command that took a server long. */
export interface SlowCommand {
  /** When it was done, milliseconds since 1970, by the server's clock. */
  at: number
  /** How long the server was busy with it, milliseconds. */
  ms: number
  command: string
  keys: string[]
  /** Of its other arguments, which may be about a person, only how many bytes they have. */
  argumentBytes: number
}

/** The latest commands in the slow log of every primary, latest first. */
export async function slowLogOf(client: Valkey, atMost: number): Promise<SlowCommand[]> {
  const logs = await Promise.all(nodesOf(client).map((node) => node.slowlog('GET', atMost)))
  return logs
    .flatMap((log) => (log as [number, number, number, string[]][]).map(parse))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, atMost)
}

function parse([, seconds, micros, [name = '', ...args]]: [number, number, number, string[]]): SlowCommand {
  const keys = keysIn(name, args)
  const rest = args.filter((arg) => !keys.includes(arg))
  return {
    at: seconds * 1_000,
    ms: micros / 1_000,
    command: name.toUpperCase(),
    keys,
    argumentBytes: rest.reduce((sum, arg) => sum + Buffer.byteLength(arg), 0),
  }
}

/** As far as the client knows which arguments of a command are keys; the server cuts long ones short. */
function keysIn(name: string, args: string[]): string[] {
  try {
    return new Command(name.toLowerCase(), args).getKeys().map(String)
  } catch {
    return []
  }
}
