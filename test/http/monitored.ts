import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { askValkey } from '../../src/embedded/valkey/ask-valkey.ts'
import type { TestServer } from '../support/servers.ts'
import { until } from '../support/until.ts'

/**
 * Commands that belong to no request: pings, the setup and end of connections, and once a second the counters and the generation of
 * the state server.
 */
const background =
  /^\S+ \[[^\]]*\] "(?:(?:ping|client|info|command|quit)"|eval\S* .*"[^"]*(?:routes:searches|stats:instance)[^"]*"|get" "[^"]*:generation")/i

/** Records the commands of a server with MONITOR. */
export async function monitor({ port }: TestServer) {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('MONITOR\r\n')
  /** One line a command: `+1795259048.778812 [0 127.0.0.1:38534] "GET" "airport:JFK"`. */
  const lines: string[] = []
  createInterface({ input: socket }).on('line', (line) => lines.push(line))
  await until(() => lines.includes('+OK'))

  // Commands of scripts cost no round trip; commands of traces do not belong to the request.
  const isAsked = (line: string) =>
    !(background.test(line) || line.includes(' lua] ') || /"(SET|GET)" "[^"]*trace:/i.test(line))

  /** Returns the number of recorded lines, after all earlier commands are recorded. */
  async function now(): Promise<number> {
    const mark = randomUUID()
    await askValkey(port, `ECHO ${mark}`)
    const at = () => lines.findIndex((line) => line.includes(mark))
    await until(() => at() !== -1)
    return at()
  }

  return {
    /** Runs work, and returns its result with the number of commands meanwhile. */
    during: async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      const start = await now()
      const result = await work()
      return [result, lines.slice(start + 1, await now()).filter(isAsked).length]
    },
    close: () => socket.destroy(),
  }
}
