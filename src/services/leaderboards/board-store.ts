import type { Guarded } from '../../cache/cache.ts'
import { CacheAway } from '../../cache/guard.ts'
import { defineScript, type Reply } from '../../cache/valkey.ts'
import { AppError } from '../../errors.ts'
import { boardKeys } from './keys.ts'
import type { Span } from './windows.ts'

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
/** How long a window other than that of all time lives unused, milliseconds. */
const UNUSED_MS = 25 * 3_600_000
const MEMBERS_AT_ONCE = 500

/** Windows of boards: sorted sets on the state Valkey. Every method rejects with `unavailable` while the server is away. */
export function createBoardStore({ server, prefix }: { server: Guarded; prefix: string }) {
  const { client } = server
  const keys = boardKeys(prefix)
  const ask = <T>(command: () => Promise<T>) => server.patient.ask(command).catch(away)
  const script = (name: string) => {
    const call = defineScript(client, { name, folder: new URL('scripts/', import.meta.url), library: 'library.lua' })
    return (touched: readonly string[], args: readonly (string | number)[] = []) => ask(() => call(touched, args))
  }
  const scripts = {
    apply: script('apply-moves'),
    begin: script('begin-fill'),
    complete: script('complete-fill'),
    compare: script('compare'),
    end: script('end-fill'),
    noted: script('noted'),
    page: script('read-page'),
    member: script('read-member'),
    set: script('set-score'),
  }
  const keyOf = ({ board, span }: BoardWindow) => keys.scores(board, span.name)
  const lifeOf = ({ span }: BoardWindow) => (span.window === 'all' ? 0 : UNUSED_MS)
  const besideOf = (filling: Filling) => `${keyOf(filling)}:next:${filling.token}`

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

    /** Boards that have to be told of every booking. */
    following: (): Promise<string[]> => ask(() => client.smembers(keys.following)),

    follow: (board: string): Promise<unknown> => ask(() => client.sadd(keys.following, board)),

    unfollow: (board: string): Promise<unknown> => ask(() => client.srem(keys.following, board)),

    /**
     * Applies moves of one shard to windows of a board, each once. Answers how far the board is then; undefined when it is
     * not filled for this definition.
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

    /** Begins to fill a window; false when somebody else is at it. */
    begin: async (filling: Filling): Promise<boolean> => {
      const touched = [keys.head(filling.board), keyOf(filling)]
      return (await scripts.begin(touched, [filling.token, FILL_MS, filling.identity])) === 1
    },

    /** Reservations that were applied to a window since it began to be filled. */
    noted: async (filling: Filling): Promise<string[]> => strings(await scripts.noted([keyOf(filling)])),

    /** Puts what was read from the database beside the window. */
    put: async (filling: Filling, scores: ReadonlyMap<string, number>, counted: ReadonlySet<string>): Promise<void> => {
      const beside = besideOf(filling)
      for (const some of inSlices([...scores], MEMBERS_AT_ONCE)) {
        await ask(() => client.zadd(beside, ...some.flatMap(([member, score]) => [score, member])))
      }
      for (const some of inSlices([...counted], MEMBERS_AT_ONCE))
        await ask(() => client.sadd(`${beside}:counted`, ...some))
      for (const suffix of ['', ':counted']) await ask(() => client.pexpire(`${beside}${suffix}`, FILL_MS))
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
        ...[keys.changed, board, span.name],
      ])
      const outcome = String(reply)
      if (outcome !== 'in place' && outcome !== 'beside') throw lost()
      await ask(() => client.sadd(keys.spans(board), span.name))
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
      const args = [token, how, Date.now(), lifeOf(filling), keys.changed, board, span.name]
      if ((await scripts.end([keyOf(filling)], args)) !== 1) throw lost()
    },

    /** Gives up filling. */
    abandon: async (filling: Filling): Promise<void> => {
      const key = keyOf(filling)
      if ((await ask(() => client.get(`${key}:building`))) === filling.token)
        await ask(() => client.del(`${key}:building`))
      await ask(() => client.del(besideOf(filling), `${besideOf(filling)}:counted`))
    },

    /** Windows of a board that have been filled; some may have ended since. */
    spans: (board: string): Promise<string[]> => ask(() => client.smembers(keys.spans(board))),

    /** Whether a window is there. */
    isFilled: async (window: BoardWindow): Promise<boolean> =>
      (await ask(() => client.exists(`${keyOf(window)}:meta`))) === 1,

    /** Forgets that a window was filled. */
    forgetSpan: (board: string, name: string): Promise<unknown> => ask(() => client.srem(keys.spans(board), name)),

    /** Forgets a board. */
    drop: async (board: string, spans: readonly string[]): Promise<void> => {
      const suffixes = ['', ':meta', ':counted', ':building', ':log', ':next', ':next:meta', ':next:counted']
      // The head first: who is filling a window then finds that it is not wanted any more.
      await ask(() => client.del(keys.head(board)))
      await ask(() => client.srem(keys.following, board))
      for (const span of spans) {
        await ask(() => client.unlink(suffixes.map((suffix) => keys.scores(board, span) + suffix)))
      }
      await ask(() => client.del(keys.spans(board)))
    },
  }
}

export type BoardStore = ReturnType<typeof createBoardStore>

function away(error: unknown): never {
  if (!(error instanceof CacheAway)) throw error
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
