/** One request of a load. */
export interface LoadRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its query. */
  path: string
  headers?: Record<string, string>
  /** A JSON body. */
  body?: object | undefined
  /** Statuses that do not count as errors. Default 200. */
  expect?: readonly number[]
  /** Called with the response, for any status. */
  onResponse?: (response: LoadResponse) => void
}

export interface LoadResponse {
  status: number
  body: string
  /** Names are as the service sends them. */
  headers: Record<string, unknown>
}

/** Requests of one connection, one after the other. They depend only on the seed and the connection's number, from 0. */
export type Source = (connection: number) => () => LoadRequest
