import { utcDay } from '../../domain/day.ts'
import type { Definition } from './definition.ts'
import type { ScoreEvent } from './event-stream.ts'
import { changesOf } from './score-events.ts'
import type { EventDeltas, ScoreDelta } from './store/apply-score-events.ts'
import { type Span, spanAt } from './windows.ts'

/** Computes the windows of a board that score events belong to, and what each event adds to them. */
export function deltasOf(
  definition: Definition,
  events: readonly ScoreEvent[],
): { spans: Span[]; deltas: EventDeltas[] } {
  const spans: Span[] = []
  const indexByName = new Map<string, number>()
  const indexOf = (span: Span): number => {
    const index = indexByName.get(span.name) ?? spans.push(span) - 1
    indexByName.set(span.name, index)
    return index
  }
  // Many events share a day, and finding its windows costs more than anything else here.
  const indexesByDay = new Map<string, number[]>()
  const indexesAt = (departure: Date): number[] => {
    const day = utcDay(departure)
    const indexes = indexesByDay.get(day) ?? definition.windows.map((window) => indexOf(spanAt(window, departure)))
    indexesByDay.set(day, indexes)
    return indexes
  }
  const deltas = events.map(({ id, reservationId, booking, bookings, cents }): EventDeltas => {
    const indexes = indexesAt(new Date(booking.departure))
    const changes = changesOf(definition, booking, bookings, cents)
    return [id, reservationId, changes.flatMap(([member, by]) => indexes.map((i): ScoreDelta => [i, member, by]))]
  })
  return { spans, deltas }
}
