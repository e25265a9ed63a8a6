import { withoutRecording } from '../../recording.ts'

/** Interval of the deletion of delivered rows. Milliseconds. */
const EVERY_MS = 1_000

/** Maximum number of rows per statement. */
const ROWS_AT_ONCE = 5_000

/** Maximum number of rows that wait for their deletion. The drain deletes further ones. */
const ROWS_AT_MOST = 50_000

export interface DeliveredOptions {
  /** Deletes rows of the outbox. */
  done: (outboxIds: readonly number[]) => Promise<void>
  /** Reports a deletion that failed. It is repeated, and the drain may invalidate the same entries again. */
  onLeft: (what: string, error: unknown) => void
}

/** Deletes the outbox rows of delivered invalidations: all those of a second in one statement. */
export function createDelivered({ done, onLeft }: DeliveredOptions) {
  let waiting: number[] = []
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  async function deleteWaiting(): Promise<void> {
    const outboxIds = waiting.sort((a, b) => a - b)
    waiting = []
    for (let from = 0; from < outboxIds.length; from += ROWS_AT_ONCE) {
      try {
        await done(outboxIds.slice(from, from + ROWS_AT_ONCE))
      } catch (error) {
        onLeft('deletion of outbox rows', error)
        waiting = outboxIds.slice(from).concat(waiting).slice(0, ROWS_AT_MOST)
        return
      }
    }
  }

  function schedule(): void {
    // Outside of the recording of a request, because the deletion serves many.
    timer ??= withoutRecording(() => setTimeout(run, EVERY_MS).unref())
  }

  async function run(): Promise<void> {
    running = deleteWaiting()
    await running
    timer = undefined
    if (waiting.length > 0) schedule()
  }

  return {
    /** Marks a row as delivered. */
    add: (outboxId: number): void => {
      if (waiting.length < ROWS_AT_MOST) waiting.push(outboxId)
      schedule()
    },

    /** Deletes the waiting rows now, and stops the timer. */
    close: async (): Promise<void> => {
      clearTimeout(timer)
      await running
      clearTimeout(timer)
      await deleteWaiting()
    },
  }
}
