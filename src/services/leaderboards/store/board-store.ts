import type { Guarded } from '../../../cache/cache.ts'
import { CacheUnavailable } from '../../../cache/guard.ts'
import { defineScript, type Reply } from '../../../cache/valkey.ts'
import { AppError } from '../../../errors.ts'
import { type Span, spanAt, spanNamed } from '../windows.ts'
import { boardKeys } from './keys.ts'

/** A window of a board. */
export interface BoardWindow {
  board: string
  span: Span
}

/** A window that is being filled anew, by one process at a time. */
export interface Filling extends BoardWindow {
  token: string
  /** What it is filled for; see `identityOf`. */
  identity: string
}

export type Scored = readonly [member: string, score: number]

/** A part of a window, as the sorted set has it. */
export interface Found {
  /** What it was filled for. */
  identity: string
  filledAt: number
  /** How many members the window has. */
  members: number
  /** The place of the first one that follows, from 0. */
  first: number
  scored: Scored[]
}

/** What one booking changes: the window's place in a list, the member, by how much. */
export type MoveChange = readonly [place: number, member: string, by: number]
export type Move = readonly [id: string, reservationId: string, changes: readonly MoveChange[]]

export interface Difference {
  member: string
  /** null: it was not a member. */
  was: number | null
  is: number | null
}

/** How long one process may take to fill a window, milliseconds. */
const FILL_MS = 300_000
/** How long a window lives unused that now is in, and another one, milliseconds; that of all time lives for ever. */
const CURRENT_MS = 25 * 3_600_000
const OTHER_MS = 3_600_000
/** How long another one does when nobody is in it: strangers can ask for any day. */
const EMPTY_MS = 60_000
/** How many windows of a board are kept that now is not in. */
const OTHERS_AT_MOST = 100
const MEMBERS_AT_ONCE = 500

/** Windows of boards: sorted sets on the state Valkey. Every method rejects with `unavailable` while the server is unavailable. */
export function createBoardStore({
  server,
  prefix,
  now = () => new Date(),
}: {
  server: Guarded
  prefix: string
  now?: () => Date
}) {
  const { client } = server
  const keys = boardKeys(prefix)
  const ask = <T>(command: () => Promise<T>) => server.patient.ask(command).catch(unavailable)
  const script = (name: string) => {
    const call = defineScript(client, { name, folder: new URL('scripts/', import.meta.url), library: 'library.lua' })
    return (touched: readonly string[], args: readonly (string | number)[] = []) => ask(() => call(touched, args))
  }
  const scripts = {
    apply: script('apply-score-events'),
    begin: script('begin-rebuild'),
    complete: script('complete-rebuild'),
    compare: script('compare-scores'),
    end: script('end-rebuild'),
    renew: script('renew-rebuild'),
    startAt: script('start-at'),
    noted: script('noted-reservations'),
    page: script('read-page'),
    member: script('read-member'),
    set: script('set-score'),
  }
  const keyOf = ({ board, span }: BoardWindow) => keys.scores(board, span.name)
  const isCurrent = ({ span }: BoardWindow) => spanAt(span.window, now()).name === span.name
  const lifeOf = (window: BoardWindow) => {
    if (window.span.window === 'all') return 0
    return isCurrent(window) ? CURRENT_MS : OTHER_MS
  }
  const emptyLifeOf = (window: BoardWindow) => Math.min(lifeOf(window), isCurrent(window) ? CURRENT_MS : EMPTY_MS)
  const besideOf = (filling: Filling) => `${keyOf(filling)}:next:${filling.token}`

  async function dropWindow(window: BoardWindow): Promise<void> {
    const suffixes = ['', ':meta', ':counted', ':building', ':log', ':next', ':next:meta', ':next:counted']
    await ask(() => client.unlink(suffixes.map((suffix) => keyOf(window) + suffix)))
    await ask(() => client.srem(keys.spans(window.board), window.span.name))
  }

  /** Windows of a board that are there. */
  async function liveWindows(board: string): Promise<BoardWindow[]> {
    const names = await ask(() => client.smembers(keys.spans(board)))
    const windows = await Promise.all(
      names.map(async (name) => {
        const span = spanNamed(name)
        const window = span && { board, span }
        if (window && (await ask(() => client.exists(`${keyOf(window)}:meta`))) === 1) return [window]
        await ask(() => client.srem(keys.spans(board), name))
        return []
      }),
    )
    return windows.flat()
  }

  /** Drops those of the windows that now is not in which were asked for longest ago, where there are too many beside this. */
  async function keepFew({ board, span }: BoardWindow): Promise<void> {
    const others = (await liveWindows(board)).filter((window) => !isCurrent(window) && window.span.name !== span.name)
    if (others.length <= OTHERS_AT_MOST) return
    const left = await Promise.all(
      others.map(async (window) => ({ window, ms: await ask(() => client.pttl(`${keyOf(window)}:meta`)) })),
    )
    left.sort((a, b) => a.ms - b.ms)
    for (const { window } of left.slice(0, others.length - OTHERS_AT_MOST)) await dropWindow(window)
  }

  return {
    keys,

    /** A part of a window by score and place; undefined when it has not been filled. */
    page: async (
      window: BoardWindow,
      {
        offset,
        limit,
        min,
        max,
      }: { offset: number; limit: number; min?: number | undefined; max?: number | undefined },
    ): Promise<(Found & { inRange: number }) | undefined> => {
      const range = [min ?? '-inf', max ?? '+inf', offset, limit]
      const reply = await scripts.page([keyOf(window)], [...range, lifeOf(window)])
      if (!Array.isArray(reply)) return undefined
      const [identity, filledAt, members, inRange, above, ...flat] = reply
      return {
        ...headOf(identity, filledAt, members),
        inRange: Number(inRange),
        first: Number(above) + offset,
        scored: scoredOf(flat),
      }
    },

    /** A member and its neighbours; nobody is `scored` when it has no score. */
    around: async (window: BoardWindow, member: string, neighbours: number): Promise<Found | undefined> => {
      const reply = await scripts.member([keyOf(window)], [member, neighbours, lifeOf(window)])
      if (!Array.isArray(reply)) return undefined
      const [identity, filledAt, members, first, ...flat] = reply
      return { ...headOf(identity, filledAt, members), first: Number(first), scored: scoredOf(flat) }
    },

    /** Changes a score by hand, in all of these windows of one board that there are. */
    setScore: async (
      board: string,
      spans: readonly Span[],
      { member, ...change }: { member: string } & ({ by: number } | { to: number }),
    ): Promise<void> => {
      const [how, score] = 'by' in change ? ['by', change.by] : ['to', change.to]
      const touched = spans.map((span) => keys.scores(board, span.name))
      await scripts.set(touched, [how, member, score, keys.changed, board, ...spans.map(({ name }) => name)])
    },

    /** Boards that are filled, and have to be told of bookings. */
    following: (): Promise<string[]> => ask(() => client.smembers(keys.following)),

    follow: (board: string): Promise<unknown> => ask(() => client.sadd(keys.following, board)),

    /** For what a board is filled; undefined when it is not, or not any more. */
    filledFor: async (board: string): Promise<string | undefined> =>
      (await ask(() => client.hget(keys.head(board), 'definition'))) ?? undefined,

    /**
     * Applies moves of one shard to windows of a board, each once. Answers how far the board is then; undefined when it is
     * not filled for this definition any more.
     */
    apply: async (
      { board, identity, spans }: { board: string; identity: string; spans: readonly Span[] },
      shard: number,
      moves: readonly Move[],
    ): Promise<string | undefined> => {
      const touched = [keys.head(board), ...spans.map((span) => keys.scores(board, span.name))]
      const names = spans.map(({ name }) => name)
      const args = [identity, `shard:${shard}`, JSON.stringify(moves), keys.changed, board, ...names]
      const reply = await scripts.apply(touched, args)
      return reply === null ? undefined : String(reply)
    },

    /** Begins to fill a window; of a board that is `new` nothing was there. */
    begin: async (filling: Filling): Promise<'begun' | 'new' | 'somebody else'> => {
      const touched = [keys.head(filling.board), keyOf(filling)]
      const reply = await scripts.begin(touched, [filling.token, FILL_MS, filling.identity])
      return reply === 0 ? 'somebody else' : reply === 2 ? 'new' : 'begun'
    },

    /** Lets a new board pass over what was moved before these ids, one for each shard. */
    startAt: (board: string, lastIds: readonly string[]): Promise<unknown> =>
      scripts.startAt(
        [keys.head(board)],
        lastIds.flatMap((id, shard) => [`shard:${shard}`, id]),
      ),

    /** Reservations that were applied to a window since it began to be filled. */
    noted: async (filling: Filling): Promise<string[]> => strings(await scripts.noted([keyOf(filling)])),

    /** Puts what was read from the database beside the window. */
    put: async (filling: Filling, scores: ReadonlyMap<string, number>, counted: ReadonlySet<string>): Promise<void> => {
      const beside = besideOf(filling)
      for (const some of inSlices([...scores], MEMBERS_AT_ONCE)) {
        await ask(() => client.zadd(beside, ...some.flatMap(([member, score]) => [score, member])))
        await ask(() => client.pexpire(beside, FILL_MS))
      }
      for (const some of inSlices([...counted], MEMBERS_AT_ONCE)) {
        await ask(() => client.sadd(`${beside}:counted`, ...some))
        await ask(() => client.pexpire(`${beside}:counted`, FILL_MS))
      }
    },

    /**
     * Lets what was put beside the window follow what changes from now on. `in place`: it is the window now; `beside`: it can
     * be compared with it. Rejects, as what comes after it does, when somebody else has begun to fill it meanwhile.
     */
    complete: async (filling: Filling): Promise<'in place' | 'beside'> => {
      const touched = [keys.head(filling.board), keyOf(filling)]
      const { token, identity, board, span } = filling
      const reply = await scripts.complete(touched, [
        ...[token, identity, Date.now(), lifeOf(filling)],
        ...[keys.changed, board, span.name, emptyLifeOf(filling)],
      ])
      const outcome = String(reply)
      if (outcome !== 'in place' && outcome !== 'beside') throw lost()
      await ask(() => client.sadd(keys.spans(board), span.name))
      if (!isCurrent(filling)) await keepFew(filling)
      return outcome
    },

    /** Members whose score in the window is not the one beside it. `known` are the members that were read. */
    differences: async (filling: Filling, known: ReadonlySet<string>): Promise<Difference[]> => {
      const key = keyOf(filling)
      const found: Difference[] = []
      const compare = async (members: readonly string[]) => {
        if (members.length === 0) return
        const reply = await scripts.compare([key], members)
        if (reply === null) throw lost()
        const flat = strings(reply)
        for (let i = 0; i < flat.length; i += 3) {
          const [member = '', was, is] = flat.slice(i, i + 3)
          found.push({ member, was: was ? Number(was) : null, is: is ? Number(is) : null })
        }
      }
      for (const some of inSlices([...known], MEMBERS_AT_ONCE)) await compare(some)
      for (let cursor = '0'; ; ) {
        const [next, flat] = await ask(() => client.zscan(key, cursor, 'COUNT', MEMBERS_AT_ONCE))
        await compare(flat.filter((member, i) => i % 2 === 0 && !known.has(member)))
        if (next === '0') break
        cursor = next
      }
      // Members that came meanwhile are seen twice.
      return [...new Map(found.map((difference) => [difference.member, difference])).values()]
    },

    /** Puts what is beside the window in its place, or drops it. */
    end: async (filling: Filling, how: 'replace' | 'drop'): Promise<void> => {
      const { token, board, span } = filling
      const args = [token, how, Date.now(), lifeOf(filling), keys.changed, board, span.name, emptyLifeOf(filling)]
      if ((await scripts.end([keyOf(filling)], args)) !== 1) throw lost()
    },

    /** Gives up filling. */
    abandon: async (filling: Filling): Promise<void> => {
      const key = keyOf(filling)
      if ((await ask(() => client.get(`${key}:building`))) === filling.token)
        await ask(() => client.del(`${key}:building`))
      await ask(() => client.del(besideOf(filling), `${besideOf(filling)}:counted`))
    },

    /** Gives whoever fills a window more time; rejects when somebody else has begun since. */
    renew: async (filling: Filling): Promise<void> => {
      if ((await scripts.renew([keyOf(filling)], [filling.token, FILL_MS])) !== 1) throw lost()
    },

    /** What a window was filled for; undefined when it is not there. */
    windowFilledFor: async (window: BoardWindow): Promise<string | undefined> =>
      (await ask(() => client.hget(`${keyOf(window)}:meta`, 'definition'))) ?? undefined,

    liveWindows,

    dropWindow,

    /** Forgets a board. */
    drop: async (board: string): Promise<void> => {
      // The head first: who is filling a window then finds that it is not wanted any more.
      await ask(() => client.del(keys.head(board)))
      for (const name of await ask(() => client.smembers(keys.spans(board)))) {
        const span = spanNamed(name)
        if (span) await dropWindow({ board, span })
      }
      await ask(() => client.del(keys.spans(board)))
      // At last: until then somebody knows that something is left of it.
      await ask(() => client.srem(keys.following, board))
    },
  }
}

export type BoardStore = ReturnType<typeof createBoardStore>

function unavailable(error: unknown): never {
  if (!(error instanceof CacheUnavailable)) throw error
  throw new AppError('unavailable', 'Leaderboards cannot be read at the moment.', { cause: error })
}

const lost = () => new AppError('unavailable', 'The leaderboard is being filled by another process.')

const headOf = (identity: Reply | undefined, filledAt: Reply | undefined, members: Reply | undefined) => ({
  identity: String(identity),
  filledAt: Number(filledAt),
  members: Number(members),
})

const strings = (reply: Reply): string[] => (Array.isArray(reply) ? reply.map(String) : [])

function scoredOf(flat: readonly Reply[]): Scored[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [String(flat[2 * i]), Number(String(flat[2 * i + 1]))])
}

function* inSlices<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size)
}
