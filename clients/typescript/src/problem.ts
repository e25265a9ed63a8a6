import type { components } from './schema.ts'

/** Body of an error (RFC 9457). */
export type Problem = components['schemas']['Problem']

/** A response with an error status. `problem` is undefined if the body is none, such as that of a proxy. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly problem: Problem | undefined

  constructor(status: number, body: unknown) {
    const problem = typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : undefined
    super(problem?.detail ?? `The service replied with status ${status}.`)
    this.status = status
    this.problem = problem
  }
}

type Result<T> = { data: T; response: Response } | { data?: never; error: unknown; response: Response }

/** Returns the data of a request. Throws a `ProblemError` for an error status. */
export async function ok<T>(pending: Promise<Result<T>>): Promise<T> {
  const result = await pending
  if (!result.response.ok) throw new ProblemError(result.response.status, 'error' in result ? result.error : undefined)
  // A success has the data of its operation; undefined for 204.
  return result.data as T
}
