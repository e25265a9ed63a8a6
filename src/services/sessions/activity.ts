/** Activity of a session that is not written yet. */
export interface Activity {
  pageViews: number
  searches: number
}

interface Counted extends Activity {
  since: number
}

/**
 * Counts page views and searches of sessions in this process. Each session is written at most once per `everyMs`: by the first
 * request that records its use, or by a timer.
 */
export function createActivity({
  write,
  everyMs,
}: {
  write: (handle: string, activity: Activity) => Promise<unknown>
  everyMs: number
}) {
  const counted = new Map<string, Counted>()

  function add(handle: string, event: keyof Activity): Counted {
    let activity = counted.get(handle)
    if (!activity) {
      activity = { pageViews: 0, searches: 0, since: performance.now() }
      counted.set(handle, activity)
    }
    activity[event]++
    return activity
  }

  /** Writes activity older than `ms`. A failed write loses it, which is acceptable for statistics. */
  async function writeOlderThan(ms: number): Promise<void> {
    const now = performance.now()
    const due = [...counted].filter(([, { since }]) => now - since >= ms)
    for (const [handle] of due) counted.delete(handle)
    await Promise.allSettled(due.map(([handle, activity]) => write(handle, activity)))
  }

  const timer = setInterval(() => void writeOlderThan(everyMs), everyMs)
  timer.unref()

  return {
    /** Counts one event. Returns all activity of the session that is to be written. */
    add: (handle: string, event: keyof Activity): Activity => add(handle, event),
    /** Subtracts written activity. */
    written: (handle: string, { pageViews, searches }: Activity): void => {
      const activity = counted.get(handle)
      if (!activity) return
      activity.pageViews -= pageViews
      activity.searches -= searches
      if (activity.pageViews <= 0 && activity.searches <= 0) counted.delete(handle)
    },
    discard: (handle: string): void => void counted.delete(handle),
    close: async (): Promise<void> => {
      clearInterval(timer)
      await writeOlderThan(0)
    },
  }
}
