import { AppError } from '../../../errors.ts'
import type { BoardWindow } from '../windows.ts'
import type { BuiltWindows } from './built-windows.ts'
import { type StateServer, slices, stringsOf } from './state-server.ts'
import { emptyWindowTtl, windowTtl } from './window-ttl.ts'

/** A rebuild of a window. One process at a time holds it, by a token. */
export interface Filling extends BoardWindow {
  token: string
  /** Identity of the definition that it counts for; see `identityOf`. */
  identity: string
}

/** Time limit of a rebuild between two renewals. Milliseconds. */
const REBUILD_MS = 300_000
const MEMBERS_PER_COMMAND = 500

/** Error of a rebuild whose time limit passed and whose window another process rebuilds by now. */
export const rebuiltElsewhere = () => new AppError('unavailable', 'The leaderboard is being filled by another process.')

/** Steps of a rebuild, in order. All after `begin` reject once another process has begun a rebuild of the window. */
export function rebuildSteps(
  { client, keys, script, send }: StateServer,
  { built, now }: { built: BuiltWindows; now: () => Date },
) {
  const begin = script('begin-rebuild')
  const complete = script('complete-rebuild')
  const end = script('end-rebuild')
  const renew = script('renew-rebuild')
  const noted = script('noted-reservations')
  const keyOf = ({ board, span }: BoardWindow) => keys.scores(board, span.name)
  const copyKeyOf = (filling: Filling) => `${keyOf(filling)}:next:${filling.token}`
  const ttls = (window: BoardWindow) => [windowTtl(window, now()), emptyWindowTtl(window, now())] as const

  return {
    /** Marks a window as being rebuilt. `new`: nothing of the board existed before. */
    begin: async (filling: Filling): Promise<'begun' | 'new' | 'somebody else'> => {
      const touched = [keys.head(filling.board), keyOf(filling)]
      const reply = await begin(touched, [filling.token, REBUILD_MS, filling.identity])
      return reply === 0 ? 'somebody else' : reply === 2 ? 'new' : 'begun'
    },

    /** Extends the time limit of the rebuild. */
    renew: async (filling: Filling): Promise<void> => {
      if ((await renew([keyOf(filling)], [filling.token, REBUILD_MS])) !== 1) throw rebuiltElsewhere()
    },

    /** Lists reservations whose score events were applied to the window since `begin`. */
    noted: async (filling: Filling): Promise<string[]> => stringsOf(await noted([keyOf(filling)])),

    /** Writes the scores from the database to a copy beside the window. */
    put: async (filling: Filling, scores: ReadonlyMap<string, number>, counted: ReadonlySet<string>): Promise<void> => {
      const copy = copyKeyOf(filling)
      for (const some of slices([...scores], MEMBERS_PER_COMMAND)) {
        await send(() => client.zadd(copy, ...some.flatMap(([member, score]) => [score, member])))
        await send(() => client.pexpire(copy, REBUILD_MS))
      }
      for (const some of slices([...counted], MEMBERS_PER_COMMAND)) {
        await send(() => client.sadd(`${copy}:counted`, ...some))
        await send(() => client.pexpire(`${copy}:counted`, REBUILD_MS))
      }
    },

    /**
     * Lets the copy follow score events from now on. `in place`: the copy is the window now. `beside`: the copy can be
     * compared with the window.
     */
    complete: async (filling: Filling): Promise<'in place' | 'beside'> => {
      const { token, identity, board, span } = filling
      const [ttlMs, emptyTtlMs] = ttls(filling)
      const args = [token, identity, Date.now(), ttlMs, keys.changed, board, span.name, emptyTtlMs]
      const outcome = String(await complete([keys.head(board), keyOf(filling)], args))
      if (outcome !== 'in place' && outcome !== 'beside') throw rebuiltElsewhere()
      await built.register(filling)
      return outcome
    },

    /** Replaces the window with the copy, or drops the copy. */
    end: async (filling: Filling, how: 'replace' | 'drop'): Promise<void> => {
      const { token, board, span } = filling
      const [ttlMs, emptyTtlMs] = ttls(filling)
      const args = [token, how, Date.now(), ttlMs, keys.changed, board, span.name, emptyTtlMs]
      if ((await end([keyOf(filling)], args)) !== 1) throw rebuiltElsewhere()
    },

    /** Gives up a rebuild that failed. */
    abandon: async (filling: Filling): Promise<void> => {
      const building = `${keyOf(filling)}:building`
      if ((await send(() => client.get(building))) === filling.token) await send(() => client.del(building))
      await send(() => client.del(copyKeyOf(filling), `${copyKeyOf(filling)}:counted`))
    },
  }
}
