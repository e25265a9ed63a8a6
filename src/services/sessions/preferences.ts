import { PREFERENCES_AT_MOST } from '../../domain/limits.ts'
import { limitReached } from './limits.ts'
import type { Preference, RememberedSearch, SessionData } from './session.ts'

type Remembered = Pick<SessionData, 'preferences' | 'search'>

export interface RememberChange {
  /** Null removes a preference. */
  preferences?: Record<string, Preference | null>
  search?: RememberedSearch | null
}

/** Changes preferences and the last search. Throws `limit-reached` beyond 50 preferences. */
export function withChange(data: Remembered, change: RememberChange): Remembered {
  const preferences = { ...data.preferences }
  for (const [name, value] of Object.entries(change.preferences ?? {})) {
    if (value === null) delete preferences[name]
    else preferences[name] = value
  }
  // Concurrent changes are limited when they are saved.
  if (Object.keys(preferences).length > PREFERENCES_AT_MOST) throw limitReached.preferences()
  return { preferences, search: change.search === undefined ? data.search : change.search }
}
