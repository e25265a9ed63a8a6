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
 * Finds the spans of a board that a changed flight affects. Boards of flights: spans that contain the old or the new departure.
 * Boards of bookings: spans that contain only one of them, because a booking counts regardless of its flight's status.
 */
function affectedSpans(definition: Definition, before: Date, after: Date): (span: string) => boolean {
  const spansAt = (at: Date) => windowsAt('', definition, at).map(({ span }) => span.name)
  const left = spansAt(before)
  const entered = spansAt(after)
  return definition.source === 'flights'
    ? (span) => left.includes(span) || entered.includes(span)
    : (span) => left.includes(span) !== entered.includes(span)
}
