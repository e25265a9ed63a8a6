import { setTimeout as sleep } from 'node:timers/promises'
import type { Cache } from '../../cache/cache.ts'
import { Absent } from '../../cache/entry.ts'
import type { LeaderboardDefinitionQueries } from '../../db/queries/leaderboards/definitions.ts'
import { rfc3339 } from '../../domain/rfc3339.ts'
import { AppError } from '../../errors.ts'
import * as entries from '../catalogue/entries.ts'
import {
  type Definition,
  definitionOf,
  identityOf,
  type MemberKind,
  memberPattern,
  partsOf,
  possible,
  standingBoards,
} from './definition.ts'
import type { Label } from './labels.ts'
import type { Drift, Fill } from './rebuild.ts'
import type { BoardStore, BoardWindow, Found } from './store/board-store.ts'
import { type Span, spanAt, type WindowName } from './windows.ts'

export interface DefinedBoard extends Definition {
  board: string
}

export interface Standing {
  /** From 1, in the order of the board. */
  rank: number
  member: string
  /** null for a member that the database does not know (any more). */
  label: string | null
  score: number
}

/** What a page of a board is of. */
export interface WindowQuery {
  board: string
  window: WindowName
  /** A moment in the window that is asked for. Default: now. */
  at?: Date | undefined
}

export interface PageQuery extends WindowQuery {
  limit: number
  offset: number
  /** Only members with at least, and at most, this score. */
  min?: number | undefined
  max?: number | undefined
}

export interface BoardPage {
  board: string
  window: WindowName
  /** Which day, week or month: `daily:2025-12-15`. */
  span: string
  /** How many members have a score in the range. */
  total: number
  /** When it was filled from the database, or last found to be right. */
  filledAt: string
  data: Standing[]
}

export interface MemberStanding extends Standing {
  board: string
  window: WindowName
  span: string
  /** How many members the window has. */
  total: number
  /** Who stands around it, and the member itself. */
  neighbours: Standing[]
}

/** No id of the database is greater. */
const LAST_ID = 2 ** 31 - 1
/** How long a reader waits for a window to be filled that nobody has asked for before, milliseconds. */
const WAIT_MS = 5_000
/** How long who has a board compared waits for it, milliseconds. */
const RECONCILE_MS = 20_000
/** How many boards somebody may define. */
const BOARDS_AT_MOST = 100

/** Boards: who has most of something, in sorted sets that follow every booking. */
export function createLeaderboards({
  cache,
  store,
  fill: { fill, refill },
  label,
  queries,
  onFailed,
  now = () => new Date(),
}: {
  cache: Cache
  store: BoardStore
  fill: Fill
  label: Label
  queries: LeaderboardDefinitionQueries
  /** Told of what failed and will be tried again. */
  onFailed: (error: unknown) => void
  now?: () => Date
}) {
  const load = async () => ({ data: await definedBoards() })

  async function definedBoards(): Promise<DefinedBoard[]> {
    // Nobody else writes definitions.
    const rows = await queries.definitions()
    return rows.map(({ board, definition }) => ({ ...(definition as Definition), board }))
  }

  const withStanding = (defined: readonly DefinedBoard[]): Map<string, Definition> =>
    new Map([...standingBoards, ...defined.map(({ board, ...definition }) => [board, definition] as const)])

  /** All boards by name. */
  async function definitions(): Promise<Map<string, Definition>> {
    const found = await cache.value(entries.leaderboards, {}, load)
    return withStanding(found instanceof Absent ? [] : found.data)
  }

  async function definitionNamed(board: string): Promise<Definition> {
    const found = standingBoards.get(board) ?? (await definitions()).get(board)
    if (!found) throw new AppError('not-found', `There is no leaderboard ${board}.`)
    return found
  }

  async function windowOf({ board, window, at = now() }: WindowQuery): Promise<[BoardWindow, Definition]> {
    const definition = await definitionNamed(board)
    if (definition.windows.includes(window)) return [{ board, span: spanAt(window, at) }, definition]
    throw new AppError('validation-failed', `This leaderboard has no window ${window}.`, {
      errors: [{ path: 'query.window', message: `must be one of ${definition.windows.join(', ')}` }],
    })
  }

  /** Reads a window; fills it first where nobody has, and in the background where it was filled for another definition. */
  async function readFilled<T extends Found>(
    window: BoardWindow,
    definition: Definition,
    read: () => Promise<T | undefined>,
  ): Promise<T> {
    for (const deadline = performance.now() + WAIT_MS; ; ) {
      const found = await read()
      if (found) {
        if (found.identity !== identityOf(definition)) fill(window).catch(onFailed)
        return found
      }
      const left = deadline - performance.now()
      if (left <= 0) throw new AppError('unavailable', 'The leaderboard is being filled.')
      // Another process may be at it: then it is looked at again soon.
      const filled = fill(window).then(async (drift) => {
        if (!drift) await sleep(Math.min(left, 100))
      })
      await within(left, filled)
    }
  }

  async function standingsOf({ identity, first, scored }: Found): Promise<Standing[]> {
    const definition = definitionOf(identity)
    const labels = await Promise.all(scored.map(([member]) => label(definition.member, member)))
    return scored.map(([member, score], i) => ({
      rank: first + i + 1,
      member,
      label: labels[i] ?? null,
      score: score / partsOf(definition),
    }))
  }

  const spansNow = ({ windows }: Definition, at = now()): Span[] => windows.map((window) => spanAt(window, at))

  /** A member's rank and score, and who stands around it. */
  async function member(query: WindowQuery & { member: string; around: number }): Promise<MemberStanding> {
    const [window, definition] = await windowOf(query)
    const { board, around } = query
    const found = await readFilled(window, definition, () => store.around(window, query.member, around))
    const neighbours = await standingsOf(found)
    const own = neighbours.find((standing) => standing.member === query.member)
    if (!own) throw new AppError('not-found', `${query.member} is not on this leaderboard.`)
    return { board, window: query.window, span: window.span.name, total: found.members, ...own, neighbours }
  }

  const isKnown = async (kind: MemberKind, name: string): Promise<boolean> =>
    memberPattern[kind].test(name) &&
    (kind !== 'passenger' || Number(name) <= LAST_ID) &&
    (await label(kind, name)) !== undefined

  /** Fills windows anew, one after the other; what fails keeps no other from it. */
  async function refillAll(windows: readonly BoardWindow[], signal?: AbortSignal): Promise<Drift[]> {
    const drifts: Drift[] = []
    for (const window of windows) {
      signal?.throwIfAborted()
      const drift = await refill(window).catch(onFailed)
      if (drift) drifts.push(drift)
    }
    return drifts
  }

  /** Windows of a board that somebody has asked for; those that it is not to have any more are dropped. */
  async function windowsOf(board: string, definition: Definition): Promise<BoardWindow[]> {
    const live = await store.liveWindows(board)
    const isWanted = ({ span }: BoardWindow) => definition.windows.includes(span.window)
    for (const window of live) if (!isWanted(window)) await store.dropWindow(window)
    return live.filter(isWanted)
  }

  /**
   * All boards, from the database. Forgets those that were deleted by who died, or reached no Valkey, before the end of it: they
   * are asked for first, so that none is forgotten that has just been made.
   */
  async function tidied(): Promise<Map<string, Definition>> {
    const followed = await store.following()
    const all = withStanding(await definedBoards())
    for (const board of followed) if (!all.has(board)) await store.drop(board)
    return all
  }

  function requireOwn(board: string): void {
    if (standingBoards.has(board)) throw new AppError('forbidden', 'This leaderboard always exists as it is.')
  }

  return {
    /** All boards by name; as of late. */
    definitions,

    /** All boards, those that always exist first. */
    list: async (): Promise<(DefinedBoard & { standing: boolean })[]> =>
      [...(await definitions())].map(([board, definition]) => ({
        board,
        ...definition,
        standing: standingBoards.has(board),
      })),

    page: async (query: PageQuery): Promise<BoardPage> => {
      const [window, definition] = await windowOf(query)
      const inParts = (score: number | undefined) => (score === undefined ? undefined : inPartsOf(definition, score))
      const range = { ...query, min: inParts(query.min), max: inParts(query.max) }
      const found = await readFilled(window, definition, () => store.page(window, range))
      return {
        board: query.board,
        window: query.window,
        span: window.span.name,
        total: found.inRange,
        filledAt: rfc3339(new Date(found.filledAt)),
        data: await standingsOf(found),
      }
    },

    member,

    /**
     * Changes a score by hand, in all windows that now is in. It counts until the board is next filled or reconciled. Answers
     * where the member stands then, in the first of the windows.
     */
    setScore: async (
      board: string,
      { member: name, ...change }: { member: string } & ({ delta: number } | { score: number }),
    ): Promise<MemberStanding> => {
      const definition = await definitionNamed(board)
      if (!(await isKnown(definition.member, name))) {
        throw new AppError('validation-failed', `There is no ${definition.member} ${name}.`, {
          errors: [{ path: 'body.member', message: `must be a known ${definition.member}` }],
        })
      }
      const [first = spanAt('all', now())] = spansNow(definition)
      const window = { board, span: first }
      await readFilled(window, definition, () => store.page(window, { offset: 0, limit: 1 }))
      const score =
        'delta' in change ? { by: inPartsOf(definition, change.delta) } : { to: inPartsOf(definition, change.score) }
      await store.setScore(board, spansNow(definition), { member: name, ...score })
      return member({ board, window: first.window, member: name, around: 2 })
    },

    /**
     * Makes a board, or another one of it: it is filled in the background, and what there was of it is shown until then.
     * Answers whether it is new.
     */
    define: async (board: string, definition: Definition): Promise<boolean> => {
      requireOwn(board)
      requirePossible(definition)
      const defined = await definedBoards()
      const isNew = !defined.some((other) => other.board === board)
      if (isNew && defined.length >= BOARDS_AT_MOST) {
        throw new AppError('validation-failed', `There are ${BOARDS_AT_MOST} leaderboards already.`)
      }
      await queries.define({ board, definition })
      await cache.invalidate({ keys: [entries.leaderboards.key({})] })
      void refillAll(spansNow(definition).map((span) => ({ board, span })))
      return isNew
    },

    undefine: async (board: string): Promise<void> => {
      requireOwn(board)
      if (!(await queries.undefine(board))) throw new AppError('not-found', `There is no leaderboard ${board}.`)
      await cache.invalidate({ keys: [entries.leaderboards.key({})] })
      await store.drop(board)
    },

    /** Fills what is to be there without anybody having asked: all boards, of all time and of now. */
    fillMissing: async (signal?: AbortSignal): Promise<Drift[]> => {
      const missing: BoardWindow[] = []
      for (const [board, definition] of await tidied()) {
        for (const window of spansNow(definition).map((span) => ({ board, span }))) {
          if ((await store.windowFilledFor(window)) !== identityOf(definition)) missing.push(window)
        }
      }
      return refillAll(missing, signal)
    },

    /** Compares all boards with the database, repairs what differs, and says what it found. */
    reconcile: async (signal?: AbortSignal): Promise<Drift[]> => {
      const windows: BoardWindow[] = []
      for (const [board, definition] of await tidied()) windows.push(...(await windowsOf(board, definition)))
      return refillAll(windows, signal)
    },

    /**
     * The same for one board, for whoever waits for it: windows that could not be compared in time are named in `left`, and are
     * compared with the others within the hour.
     */
    reconcileBoard: async (board: string): Promise<{ data: Drift[]; left: string[] }> => {
      const windows = await windowsOf(board, await definitionNamed(board))
      const deadline = performance.now() + RECONCILE_MS
      const data: Drift[] = []
      const left: string[] = []
      for (const window of windows) {
        const ms = deadline - performance.now()
        // What is begun goes on; nothing more is begun.
        const drift = ms > 0 && (await within(ms, refill(window).catch(onFailed)))
        if (drift) data.push(drift)
        else left.push(window.span.name)
      }
      return { data, left }
    },

    /** After a change of a flight: fills anew what it shows in, in the background. */
    flightChanged: (before: Date, after: Date): void => {
      const names = (definition: Definition, at: Date) => spansNow(definition, at).map(({ name }) => name)
      const refillShown = async () => {
        const windows: BoardWindow[] = []
        for (const [board, definition] of await definitions()) {
          const [left, entered] = [names(definition, before), names(definition, after)]
          // A booking counts whatever becomes of its flight; but it goes with it to another day.
          const isShown =
            definition.source === 'flights'
              ? (name: string) => left.includes(name) || entered.includes(name)
              : (name: string) => left.includes(name) !== entered.includes(name)
          windows.push(...(await store.liveWindows(board)).filter(({ span }) => isShown(span.name)))
        }
        await refillAll(windows)
      }
      refillShown().catch(onFailed)
    },
  }
}

export type Leaderboards = ReturnType<typeof createLeaderboards>

/** What a board is to count, as the database has it now; undefined when there is no such board. */
export const definitionsIn =
  (queries: Pick<LeaderboardDefinitionQueries, 'definition'>) =>
  async (board: string): Promise<Definition | undefined> =>
    // Nobody else writes definitions.
    standingBoards.get(board) ?? ((await queries.definition(board)) as Definition | undefined)

/** What work answers in time; else undefined, and the work goes on. */
const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, sleep(ms, undefined, { ref: false })])

/** A score as a sorted set has it: whole parts, where it is made of parts. */
function inPartsOf(definition: Definition, score: number): number {
  const parts = partsOf(definition)
  return parts === 1 ? score : Math.round(score * parts)
}

function requirePossible({ title, source, member, metric }: Definition): void {
  const { members, metrics } = possible[source]
  const errors = [
    // No database keeps half a character.
    ...(/\p{Surrogate}/u.test(title) ? [{ path: 'body.title', message: 'must be text' }] : []),
    ...(members.some((one) => one === member)
      ? []
      : [{ path: 'body.member', message: `must be one of ${members.join(', ')} for ${source}` }]),
    ...(metrics.some((one) => one === metric)
      ? []
      : [{ path: 'body.metric', message: `must be one of ${metrics.join(', ')} for ${source}` }]),
  ]
  if (errors.length > 0) throw new AppError('validation-failed', 'There is no such leaderboard.', { errors })
}
