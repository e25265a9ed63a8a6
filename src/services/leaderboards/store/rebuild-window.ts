import { AppError } from '../../../errors.ts'
import type { BoardWindow } from '../windows.ts'
import type { BuiltWindows } from './built-windows.ts'
import { type StateServer, slices, stringsOf } from './state-server.ts'
import { emptyWindowTtl, windowTtl } from './window-ttl.ts'

/** A rebuild of a window. One process at a time holds it, by a token. */
export interface RebuildClaim extends BoardWindow {
  token: string
  /** Identity of the definition that it counts for; see `identityOf`. */
  identity: string
}

/** Time limit of a rebuild between two renewals. Milliseconds. */
const REBUILD_MS = 300_000
const MEMBERS_PER_COMMAND = 500

/** Error of a rebuild that exceeded its time limit: meanwhile another process rebuilds the window. */
export const rebuiltElsewhere = () =>
  new AppError('unavailable', 'The leaderboard is being rebuilt by another process. Retry later.')

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
  const copyKeyOf = (claim: RebuildClaim) => `${keyOf(claim)}:next:${claim.token}`
  const ttls = (window: BoardWindow) => [windowTtl(window, now()), emptyWindowTtl(window, now())] as const

  return {
    /** Marks a window as being rebuilt. `new`: nothing of the board existed before. */
    begin: async (claim: RebuildClaim): Promise<'begun' | 'new' | 'taken'> => {
      const touched = [keys.head(claim.board), keyOf(claim)]
      const reply = await begin(touched, [claim.token, REBUILD_MS, claim.identity])
      return reply === 0 ? 'taken' : reply === 2 ? 'new' : 'begun'
    },

    /** Extends the time limit of the rebuild. */
    renew: async (claim: RebuildClaim): Promise<void> => {
      if ((await renew([keyOf(claim)], [claim.token, REBUILD_MS])) !== 1) throw rebuiltElsewhere()
    },

    /** Lists reservations whose score events were applied to the window since `begin`. */
    noted: async (claim: RebuildClaim): Promise<string[]> => stringsOf(await noted([keyOf(claim)])),

    /** Writes the scores from the database to a copy of the window. */
    put: async (
      claim: RebuildClaim,
      scores: ReadonlyMap<string, number>,
      counted: ReadonlySet<string>,
    ): Promise<void> => {
      const copy = copyKeyOf(claim)
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
     * compared with the window. `from` names the source of the scores.
     */
    complete: async (claim: RebuildClaim, from: 'counters' | 'bookings'): Promise<'in place' | 'beside'> => {
      const { token, identity, board, span } = claim
      const [ttlMs, emptyTtlMs] = ttls(claim)
      const args = [token, identity, Date.now(), ttlMs, keys.changed, board, span.name, emptyTtlMs, from]
      const outcome = String(await complete([keys.head(board), keyOf(claim)], args))
      if (outcome !== 'in place' && outcome !== 'beside') throw rebuiltElsewhere()
      await built.register(claim)
      return outcome
    },

    /** Replaces the window with the copy, or drops the copy. */
    end: async (claim: RebuildClaim, how: 'replace' | 'drop'): Promise<void> => {
      const { token, board, span } = claim
      const [ttlMs, emptyTtlMs] = ttls(claim)
      const args = [token, how, Date.now(), ttlMs, keys.changed, board, span.name, emptyTtlMs]
      if ((await end([keyOf(claim)], args)) !== 1) throw rebuiltElsewhere()
    },

    /** Abandons a failed rebuild. */
    abandon: async (claim: RebuildClaim): Promise<void> => {
      const building = `${keyOf(claim)}:building`
      if ((await send(() => client.get(building))) === claim.token) await send(() => client.del(building))
      await send(() => client.del(copyKeyOf(claim), `${copyKeyOf(claim)}:counted`))
    },
  }
}
