/** What a session did that has not been written yet. */
export interface Activity {
  pageViews: number
  searches: number
}

interface Counted extends Activity {
  since: number
}

/**
 * Counts what sessions do in this process, so that it is written at most once a minute for each: with the first request
 * that notes its use, or when nothing has come for a minute.
 */
export function createActivity({
  write,
  everyMs,
}: {
  write: (handle: string, activity: Activity) => Promise<unknown>
  everyMs: number
}) {
  const counted = new Map<string, Counted>()

  function add(handle: string, what: keyof Activity): Counted {
    const activity = counted.get(handle) ?? { pageViews: 0, searches: 0, since: performance.now() }
    activity[what]++
    counted.set(handle, activity)
    return activity
  }

  /** Writes what is older. What cannot be written is lost: it is figures. */
  async function writeOlderThan(ms: number): Promise<void> {
    const now = performance.now()
    const due = [...counted].filter(([, { since }]) => now - since >= ms)
    for (const [handle] of due) counted.delete(handle)
    await Promise.allSettled(due.map(([handle, activity]) => write(handle, activity)))
  }

  const timer = setInterval(() => void writeOlderThan(everyMs), everyMs)
  timer.unref()

  return {
    /** Counts it, and answers all that is to be written with it. */
    add: (handle: string, what: keyof Activity): Activity => add(handle, what),
    /** So much has been written. */
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
