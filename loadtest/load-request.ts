/** One request of a load. */
export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its query. */
  path: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: object | undefined
  /** Statuses that are no errors; 200 when none are named. */
  expect?: readonly number[]
  /** Told of the answer, whatever its status. */
  answered?: (answer: Answer) => void
}

export interface Answer {
  status: number
  body: string
  /** By their names as they were sent. */
  headers: Record<string, unknown>
}

/**
 * What one connection asks, one request after the other. It is told its number, from 0, so that what it asks depends on the
 * seed and nothing else.
 */
export type Source = (connection: number) => () => Ask
