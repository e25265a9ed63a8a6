import { rfc3339 } from '../../domain/rfc3339.ts'
import { AppError } from '../../errors.ts'
import { type Definition, inParts } from './definition.ts'
import type { Definitions } from './definitions.ts'
import type { Label } from './labels.ts'
import type { ReadOrRebuild } from './read-or-rebuild.ts'
import { type BoardPage, type MemberStanding, standingsOf } from './standings.ts'
import type { BoardStore } from './store/board-store.ts'
import { type BoardWindow, spanAt, type WindowName } from './windows.ts'

export interface WindowQuery {
  board: string
  window: WindowName
  /** Moment in the day, week or month to read. Default: now. */
  at?: Date | undefined
}

export interface PageQuery extends WindowQuery {
  limit: number
  offset: number
  /** Minimum score, inclusive. */
  min?: number | undefined
  /** Maximum score, inclusive. */
  max?: number | undefined
}

export interface MemberQuery extends WindowQuery {
  member: string
  /** Neighbours on each side. */
  around: number
}

/** Reads pages, ranges of scores, and members with their neighbours. */
export function createRead({
  definitions,
  store,
  readOrRebuild,
  label,
  now,
}: {
  definitions: Pick<Definitions, 'named'>
  store: Pick<BoardStore, 'page' | 'around'>
  readOrRebuild: ReadOrRebuild
  label: Label
  now: () => Date
}) {
  async function windowOf({ board, window, at = now() }: WindowQuery): Promise<[BoardWindow, Definition]> {
    const definition = await definitions.named(board)
    if (definition.windows.includes(window)) return [{ board, span: spanAt(window, at) }, definition]
    throw new AppError('validation-failed', `\`window\` must be one of ${definition.windows.join(', ')}.`, {
      errors: [{ path: 'query.window', message: `must be one of ${definition.windows.join(', ')}` }],
    })
  }

  return {
    /** Reads a page of a board, or of the members within a range of scores. */
    page: async (query: PageQuery): Promise<BoardPage> => {
      const [window, definition] = await windowOf(query)
      const range = {
        offset: query.offset,
        limit: query.limit,
        min: query.min === undefined ? undefined : inParts(definition, query.min),
        max: query.max === undefined ? undefined : inParts(definition, query.max),
      }
      const found = await readOrRebuild(window, definition, () => store.page(window, range))
      return {
        board: query.board,
        window: query.window,
        span: window.span.name,
        total: found.inRange,
        filledAt: rfc3339(new Date(found.filledAt)),
        data: await standingsOf(found, label),
      }
    },

    /** Reads the rank and score of a member, and its neighbours. Rejects with `not-found` if it has no score. */
    member: async (query: MemberQuery): Promise<MemberStanding> => {
      const { board, member, around } = query
      const [window, definition] = await windowOf(query)
      const found = await readOrRebuild(window, definition, () => store.around(window, member, around))
      const neighbours = await standingsOf(found, label)
      const own = neighbours.find((standing) => standing.member === member)
      if (!own) throw new AppError('not-found', `${member} is not on this leaderboard.`)
      return { board, window: query.window, span: window.span.name, total: found.members, ...own, neighbours }
    },
  }
}

export type Read = ReturnType<typeof createRead>
