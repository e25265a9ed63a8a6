import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { askValkey } from '../../src/embedded/valkey/ask-valkey.ts'
import type { TestServer } from '../support/servers.ts'
import { until } from '../support/until.ts'

/**
 * What nobody asks for in particular: proofs that a server can be heard, counts and figures that are written once a second,
 * greetings and farewells.
 */
const ofItsOwnAccord =
  /^\S+ \[[^\]]*\] "(?:(?:ping|client|info|command|quit)"|eval\S* .*"[^"]*(?:routes:searches|stats:instance)[^"]*")/i

/** Records the commands of a server with MONITOR. */
export async function monitor({ port }: TestServer) {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('MONITOR\r\n')
  /** One line a command: `+1795259048.778812 [0 127.0.0.1:38534] "GET" "airport:JFK"`. */
  const heard: string[] = []
  createInterface({ input: socket }).on('line', (line) => heard.push(line))
  await until(() => heard.includes('+OK'))

  // Commands of scripts cost no round trip; commands of traces do not belong to the request.
  const isAsked = (line: string) =>
    !(ofItsOwnAccord.test(line) || line.includes(' lua] ') || /"(SET|GET)" "[^"]*trace:/i.test(line))

  /** How much has been heard when everything has that was asked before. */
  async function now(): Promise<number> {
    const mark = randomUUID()
    await askValkey(port, `ECHO ${mark}`)
    const at = () => heard.findIndex((line) => line.includes(mark))
    await until(() => at() !== -1)
    return at()
  }

  return {
    /** Runs work, and returns its result with the number of commands meanwhile. */
    during: async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      const start = await now()
      const result = await work()
      return [result, heard.slice(start + 1, await now()).filter(isAsked).length]
    },
    close: () => socket.destroy(),
  }
}
