import { AppError } from '../../errors.ts'
import { inParts, type MemberKind, memberPattern } from './definition.ts'
import type { Definitions } from './definitions.ts'
import type { Label } from './labels.ts'
import type { Read } from './read.ts'
import type { ReadOrRebuild } from './read-or-rebuild.ts'
import type { MemberStanding } from './standings.ts'
import type { BoardStore } from './store/board-store.ts'
import { spanAt, windowsAt } from './windows.ts'

/** Largest id that fits a 32-bit column. */
const LAST_ID = 2 ** 31 - 1

export type ManualScore = { member: string } & ({ delta: number } | { score: number })

/** Changes a score manually in all current windows. The next rebuild of a window undoes the change. */
export function createSetScore({
  definitions,
  store,
  readOrRebuild,
  read,
  label,
  now,
}: {
  definitions: Pick<Definitions, 'named'>
  store: Pick<BoardStore, 'page' | 'setScore'>
  readOrRebuild: ReadOrRebuild
  read: Read
  label: Label
  now: () => Date
}) {
  const isKnown = async (kind: MemberKind, member: string): Promise<boolean> =>
    memberPattern[kind].test(member) &&
    (kind !== 'passenger' || Number(member) <= LAST_ID) &&
    (await label(kind, member)) !== undefined

  /** Returns the new standing of the member in the first window of the board. */
  return async function setScore(board: string, { member, ...change }: ManualScore): Promise<MemberStanding> {
    const definition = await definitions.named(board)
    if (!(await isKnown(definition.member, member))) {
      throw new AppError(
        'validation-failed',
        `\`member\` must be a known ${definition.member}; ${member} is unknown.`,
        {
          errors: [{ path: 'body.member', message: `must be a known ${definition.member}` }],
        },
      )
    }
    const spans = windowsAt(board, definition, now()).map(({ span }) => span)
    const [first = spanAt('all', now())] = spans
    const window = { board, span: first }
    await readOrRebuild(window, definition, () => store.page(window, { offset: 0, limit: 1 }))
    const score =
      'delta' in change ? { by: inParts(definition, change.delta) } : { to: inParts(definition, change.score) }
    await store.setScore(board, spans, { member, ...score })
    return read.member({ board, window: first.window, member, around: 2 })
  }
}
