import { AppError } from '../../errors.ts'
import type { Preference, RememberedSearch, SessionData } from './session.ts'

/** Maximum number of preferences in a session. */
const PREFERENCES_AT_MOST = 50

type Remembered = Pick<SessionData, 'preferences' | 'search'>

export interface RememberChange {
  /** Null removes a preference. */
  preferences?: Record<string, Preference | null>
  search?: RememberedSearch | null
}

/** Changes preferences and the last search. Rejects with `validation-failed` beyond 50 preferences. */
export function withChange(data: Remembered, change: RememberChange): Remembered {
  const preferences = { ...data.preferences }
  for (const [name, value] of Object.entries(change.preferences ?? {})) {
    if (value === null) delete preferences[name]
    else preferences[name] = value
  }
  if (Object.keys(preferences).length > PREFERENCES_AT_MOST) {
    throw new AppError(
      'validation-failed',
      `A session holds at most ${PREFERENCES_AT_MOST} preferences. Remove one first.`,
      {
        errors: [{ path: 'body.preferences', message: `must have at most ${PREFERENCES_AT_MOST} preferences` }],
      },
    )
  }
  return { preferences, search: change.search === undefined ? data.search : change.search }
}
