import { type BoardWindow, spanAt } from '../windows.ts'

const HOUR_MS = 3_600_000
/** TTL of a current window that nothing reads. Milliseconds. */
const CURRENT_MS = 25 * HOUR_MS
/** TTL of any other window that nothing reads. Milliseconds. */
const OTHER_MS = HOUR_MS
/** TTL of any other window without members. Milliseconds. Short, because clients can request any day. */
const OTHER_EMPTY_MS = 60_000

/** Whether a window is current: it contains the present moment. */
export const isCurrent = ({ span }: BoardWindow, now: Date): boolean => spanAt(span.window, now).name === span.name

/** TTL of a window in milliseconds. 0 means no expiry, which only all time has. */
export function windowTtl(window: BoardWindow, now: Date): number {
  if (window.span.window === 'all') return 0
  return isCurrent(window, now) ? CURRENT_MS : OTHER_MS
}

/** TTL of a window that was rebuilt without any member. Milliseconds; 0 means no expiry. */
export const emptyWindowTtl = (window: BoardWindow, now: Date): number =>
  isCurrent(window, now) ? windowTtl(window, now) : OTHER_EMPTY_MS
