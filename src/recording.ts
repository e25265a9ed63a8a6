import { AsyncLocalStorage } from 'node:async_hooks'

/** What one request spent and where; milliseconds. */
export interface Recording {
  cacheMs: number
  databaseMs: number
  queries: number
}

const current = new AsyncLocalStorage<Recording>()

/** Runs `work` so that everything it awaits is recorded. Used only when somebody will look: recording costs. */
export function withRecording<T>(recording: Recording, work: () => T): T {
  return current.run(recording, work)
}

/** The recording of the request that is being served, if it has one. */
export function recording(): Recording | undefined {
  return current.getStore()
}
