import type { Guarded } from '../../../cache/cache.ts'
import { isWhole, nodesOf, type Valkey } from '../../../cache/valkey.ts'
import { AppError } from '../../../errors.ts'
import { orUnavailable } from '../../or-unavailable.ts'

/** A connection to one primary. */
export type Node = ReturnType<typeof nodesOf>[number]

/** Lists the primaries of a client in a stable order. Throws `unavailable` when one is missing. */
export function primariesOf(client: Valkey): Node[] {
  const nodes = nodesOf(client)
  if (nodes.length === 0 || !isWhole(client)) throw new AppError('unavailable', NO_REPLY)
  const name = ({ options }: Node) => `${options.host}:${options.port}`
  return nodes.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
}

/** Sends a command with the longer timeout. Rejects with `unavailable` without a reply. */
export const ask = <T>({ patient }: Guarded, command: () => Promise<T>): Promise<T> =>
  patient.ask(command).catch(orUnavailable(NO_REPLY))

const NO_REPLY = 'A Valkey server is unavailable. Retry later.'

/** Builds a SCAN pattern for a prefix. */
export const beginningWith = (text: string): string => `${text.replace(/[\\*?[\]]/g, '\\$&')}*`
