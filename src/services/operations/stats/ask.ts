import type { Guarded } from '../../../cache/cache.ts'
import { isWhole, nodesOf, type Valkey } from '../../../cache/valkey.ts'
import { AppError } from '../../../errors.ts'
import { orUnavailable } from '../../or-unavailable.ts'

/** A connection to one server that holds keys. */
export type Node = ReturnType<typeof nodesOf>[number]

/** The servers of a client that hold keys, in the same order whenever they are the same; rejects with `unavailable`. */
export function primariesOf(client: Valkey): Node[] {
  const nodes = nodesOf(client)
  if (nodes.length === 0 || !isWhole(client)) throw new AppError('unavailable', NO_REPLY)
  const name = ({ options }: Node) => `${options.host}:${options.port}`
  return nodes.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
}

/** Asks with patience; rejects with `unavailable` when there is no answer. */
export const ask = <T>({ patient }: Guarded, command: () => Promise<T>): Promise<T> =>
  patient.ask(command).catch(orUnavailable(NO_REPLY))

const NO_REPLY = 'A Valkey could not be asked.'

/** A pattern of SCAN that matches every key that begins so. */
export const beginningWith = (text: string): string => `${text.replace(/[\\*?[\]]/g, '\\$&')}*`
