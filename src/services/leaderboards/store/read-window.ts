import type { Reply } from '../../../cache/valkey.ts'
import type { BoardWindow } from '../windows.ts'
import type { StateServer } from './state-server.ts'
import { windowTtl } from './window-ttl.ts'

export type Scored = readonly [member: string, score: number]

/** Some members of a window, in the order of the sorted set. */
export interface WindowPart {
  /** Identity of the definition that the window was built for. */
  identity: string
  /** Time of the last rebuild or successful comparison. Milliseconds since 1970. */
  filledAt: number
  /** Number of members in the whole window. */
  members: number
  /** Rank of the first member in `scored`, from 0. */
  first: number
  scored: Scored[]
}

export interface PageRange {
  offset: number
  limit: number
  min?: number | undefined
  max?: number | undefined
}

/** Reads of a window. Each is one script, and each is undefined for a window that has not been built. */
export function windowReads({ keys, script }: StateServer, now: () => Date) {
  const readPage = script('read-page')
  const readMember = script('read-member')
  const keyOf = ({ board, span }: BoardWindow) => keys.scores(board, span.name)

  return {
    /** Reads a page of the members within a range of scores. `inRange` is their number. */
    page: async (
      window: BoardWindow,
      { offset, limit, min, max }: PageRange,
    ): Promise<(WindowPart & { inRange: number }) | undefined> => {
      const range = [min ?? '-inf', max ?? '+inf', offset, limit]
      const reply = await readPage([keyOf(window)], [...range, windowTtl(window, now())])
      if (!Array.isArray(reply)) return undefined
      const [identity, filledAt, members, inRange, above, ...flat] = reply
      return {
        identity: String(identity),
        filledAt: Number(filledAt),
        members: Number(members),
        inRange: Number(inRange),
        first: Number(above) + offset,
        scored: scoredOf(flat),
      }
    },

    /** Reads a member and its neighbours. `scored` is empty if the member has no score. */
    around: async (window: BoardWindow, member: string, neighbours: number): Promise<WindowPart | undefined> => {
      const reply = await readMember([keyOf(window)], [member, neighbours, windowTtl(window, now())])
      if (!Array.isArray(reply)) return undefined
      const [identity, filledAt, members, first, ...flat] = reply
      return {
        identity: String(identity),
        filledAt: Number(filledAt),
        members: Number(members),
        first: Number(first),
        scored: scoredOf(flat),
      }
    },
  }
}

/** Reads a flat reply of members and scores in pairs. */
function scoredOf(flat: readonly Reply[]): Scored[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [String(flat[2 * i]), Number(String(flat[2 * i + 1]))])
}
