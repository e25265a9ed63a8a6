import { Command } from 'iovalkey'
import { nodesOf, type Valkey } from './valkey.ts'

/** A slow command. */
export interface SlowCommand {
  /** When it ran, milliseconds since 1970, by the server's clock. */
  at: number
  /** Execution time in milliseconds. */
  ms: number
  command: string
  keys: string[]
  /** Bytes of its other arguments. Their content may be personal, so it is left out. */
  argumentBytes: number
}

/** Latest commands in the slow logs of all primaries, newest first. */
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

/** Keys of a command, as far as the client knows them. The server truncates long ones. */
function keysIn(name: string, args: string[]): string[] {
  try {
    return new Command(name.toLowerCase(), args).getKeys().map(String)
  } catch {
    return []
  }
}
