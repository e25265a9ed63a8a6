import type { Definition } from './definition.ts'
import type { Definitions } from './definitions.ts'
import type { RebuildAll } from './rebuild-all.ts'
import type { BoardStore } from './store/board-store.ts'
import { type BoardWindow, windowsAt } from './windows.ts'

/** Rebuilds windows in the background after a flight has changed. */
export function createFlightChanged({
  definitions,
  store,
  rebuildAll,
  onFailed,
}: {
  definitions: Pick<Definitions, 'all'>
  store: Pick<BoardStore, 'liveWindows'>
  rebuildAll: RebuildAll
  onFailed: (error: unknown) => void
}) {
  async function rebuildAffected(before: Date, after: Date): Promise<void> {
    const windows: BoardWindow[] = []
    for (const [board, definition] of await definitions.all()) {
      const isAffected = affectedSpans(definition, before, after)
      windows.push(...(await store.liveWindows(board)).filter(({ span }) => isAffected(span.name)))
    }
    await rebuildAll(windows)
  }

  /** Takes the departure before and after the change. */
  return (before: Date, after: Date): void => {
    rebuildAffected(before, after).catch(onFailed)
  }
}

/**
 * Tells which spans of a board a changed flight affects. Boards of flights: all that contain it before or after.
 * Boards of bookings: only those that it leaves or enters, because a booking counts whatever the status of its flight.
 */
function affectedSpans(definition: Definition, before: Date, after: Date): (span: string) => boolean {
  const spansAt = (at: Date) => windowsAt('', definition, at).map(({ span }) => span.name)
  const left = spansAt(before)
  const entered = spansAt(after)
  return definition.source === 'flights'
    ? (span) => left.includes(span) || entered.includes(span)
    : (span) => left.includes(span) !== entered.includes(span)
}
