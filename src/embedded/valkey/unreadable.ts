import type { Writer } from './choose.ts'
import type { ValkeyProgram } from './program.ts'

const NEWER = /Can't handle RDB format version (\d+)/
const DAMAGED = /Bad file format reading the append only file|Unexpected end of file reading the append only file/

/**
 * Explains from the last lines of a server why it cannot read its data, and names the remedies. Undefined if it ended for another
 * reason.
 */
export function explainUnreadable(
  said: string,
  about: { dir: string; program: ValkeyProgram; writer: Writer | undefined },
): string | undefined {
  const { dir, program, writer } = about
  const name = `${program.kind === 'redis' ? 'Redis' : 'Valkey'} ${program.version} (${program.server})`
  const last = `delete ${dir}, which ends all sessions, carts and holds.`
  const [newer, format] = NEWER.exec(said) ?? []
  if (newer) {
    const by = writer
      ? `${writer.kind === 'redis' ? 'Redis' : 'Valkey'} ${writer.version} (${writer.server})`
      : 'a newer program'
    return `${name} cannot read the data in ${dir}, which has format ${format} and was written by ${by}: set VALKEY_SERVER_BIN to that program or a later version of it (npm run setup:valkey fetches Valkey), or ${last}`
  }
  if (!DAMAGED.test(said)) return undefined
  return `The data in ${dir} is damaged: repair a copy with valkey-check-aof --fix, or ${last}`
}
