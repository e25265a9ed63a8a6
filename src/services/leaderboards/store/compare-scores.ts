import type { BoardWindow } from '../windows.ts'
import { rebuiltElsewhere } from './rebuild-window.ts'
import { type StateServer, slices, stringsOf } from './state-server.ts'

/** Member with different scores in the window (`was`) and in the copy (`is`). null: it has no score there. */
export interface Difference {
  member: string
  was: number | null
  is: number | null
}

const MEMBERS_PER_COMMAND = 500

/** Comparison of a window with its rebuilt copy. */
export function scoreComparison({ client, keys, script, send }: StateServer) {
  const compareScores = script('compare-scores')

  async function differencesOf(key: string, members: readonly string[]): Promise<Difference[]> {
    if (members.length === 0) return []
    const reply = await compareScores([key], members)
    if (reply === null) throw rebuiltElsewhere()
    return [...slices(stringsOf(reply), 3)].map(([member = '', was, is]) => ({
      member,
      was: was ? Number(was) : null,
      is: is ? Number(is) : null,
    }))
  }

  return {
    /** Finds members with different scores. `known` are the members of the copy; all others are scanned. */
    differences: async ({ board, span }: BoardWindow, known: ReadonlySet<string>): Promise<Difference[]> => {
      const key = keys.scores(board, span.name)
      const found: Difference[] = []
      for (const members of slices([...known], MEMBERS_PER_COMMAND)) found.push(...(await differencesOf(key, members)))
      for (let cursor = '0'; ; ) {
        const [next, flat] = await send(() => client.zscan(key, cursor, 'COUNT', MEMBERS_PER_COMMAND))
        const unknown = flat.filter((member, i) => i % 2 === 0 && !known.has(member))
        found.push(...(await differencesOf(key, unknown)))
        if (next === '0') break
        cursor = next
      }
      // A scan may return a member twice.
      return [...new Map(found.map((difference) => [difference.member, difference])).values()]
    },
  }
}
