import { NotCommitted } from '../../db/not-committed.ts'
import type { FlightBefore, FlightChange, FlightChangeQueries } from '../../db/queries/flights/changes.ts'
import {
  type FlightDetails,
  type FlightSchedule,
  type FlightSeats,
  type FlightStanding,
  type FlightStatus,
  statusOf,
} from '../../domain/flight.ts'
import { AppError } from '../../errors.ts'
import type { Outbox } from '../booking/outbox.ts'
import { staleAfter } from '../catalogue/stale-after.ts'
import { detailsOf, type FlightDetailLayers, scheduleOf, seatsOf, standingOf } from './details.ts'

/** The changes of a flight; omitted properties stay unchanged. */
export interface FlightPatch {
  departure?: Date
  arrival?: Date
  status?: FlightStatus
  /** Comment in the flight log. */
  comment?: string
}

/** A flight as `GET /v1/flights/{flightId}` shows it. */
export interface WholeFlight extends FlightDetails {
  schedule: FlightSchedule
  seats: FlightSeats
  status: FlightStanding
}

/** Changes flights and writes them through the cache. */
export function createFlightChanges({
  queries,
  flightDetails,
  outbox,
  onChanged,
  onLeft,
}: {
  queries: FlightChangeQueries
  flightDetails: FlightDetailLayers
  outbox: Pick<Outbox, 'deliver'>
  /** Runs after a change, with the old and the new departure. */
  onChanged: (before: Date, after: Date) => void
  /** Reports a step that failed after the commit; the outbox completes it. */
  onLeft: (what: string, error: unknown) => void
}) {
  return {
    /**
     * Moves, delays, cancels or reinstates a flight. Write-through: commits the change with its log line and outbox row, then
     * invalidates and refills the cache. After the commit nothing fails the request: the outbox completes a failed step.
     */
    change: async (flightId: number, patch: FlightPatch): Promise<WholeFlight> => {
      const { outboxId, before, change, layers } = await queries.change(flightId, decide(patch)).catch((error) => {
        if (!(error instanceof NotCommitted && error.because === 'gone')) throw error
        throw new AppError('not-found', `There is no flight ${flightId}.`, { cause: error })
      })
      await outbox
        .deliver(outboxId, () => flightDetails.writeThrough(flightId, change.stale))
        .catch((error) => onLeft('write-through of a flight', error))
      onChanged(before, change.departure)
      return {
        ...detailsOf(layers.details),
        schedule: scheduleOf(layers.schedule),
        seats: seatsOf(layers.seats),
        status: standingOf(layers.status),
      }
    },
  }
}

export type FlightChanges = ReturnType<typeof createFlightChanges>

/** Applies a patch to the current flight. */
const decide =
  (patch: FlightPatch) =>
  (before: FlightBefore): FlightChange => {
    const departure = patch.departure ?? before.departure
    const arrival = patch.arrival ?? before.arrival
    if (arrival <= departure) throw arrivesTooEarly(patch)
    const status = patch.status ?? statusOf(before.status)
    return {
      departure,
      arrival,
      status,
      user: 'admin',
      comment: patch.comment ?? null,
      delayMinutes: status === 'delayed' ? delay(before, departure) : 0,
      stale: staleAfter.flightChange(before, [before.departure, departure]),
    }
  }

/** Computes the delay in minutes: the earlier delay plus the shift of the departure. */
function delay(before: FlightBefore, departure: Date): number {
  const had = before.status === 'delayed' ? before.delayMinutes : 0
  const moved = Math.round((departure.getTime() - before.departure.getTime()) / 60_000)
  return Math.max(0, had + moved)
}

function arrivesTooEarly({ arrival }: FlightPatch): AppError {
  return new AppError('validation-failed', '`arrival` must be after `departure`.', {
    errors: [
      arrival === undefined
        ? { path: 'body.departure', message: 'must be before the arrival' }
        : { path: 'body.arrival', message: 'must be after the departure' },
    ],
  })
}
