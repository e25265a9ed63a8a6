import { expect } from 'vitest'
import { type Document, type Operation, operationsOf } from '../../src/routes/pages/document.ts'
import { exampleOf } from '../../src/routes/pages/example-of.ts'
import type { TestApp } from '../support/service.ts'

/** One response of an operation in the document. */
export interface Documented {
  method: string
  path: string
  operation: Operation
  status: number
  /** Media type of the body. */
  type: string
  example: unknown
}

/** Lists the responses with a body. */
export const responsesOf = (document: Document): Documented[] =>
  operationsOf(document).flatMap(({ path, method, operation }) =>
    Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
      Object.entries(content).map(([type, { example }]) => ({
        method,
        path,
        operation,
        status: Number(status),
        type,
        example,
      })),
    ),
  )

/** Lists the problems of this status, without those of some operations. */
export function problemsOf(document: Document, status: number, except: readonly string[] = []): Documented[] {
  const found = responsesOf(document).filter(
    (response) =>
      response.status === status &&
      response.type === 'application/problem+json' &&
      !except.includes(response.operation.operationId),
  )
  expect(found.length).toBeGreaterThan(0)
  return found
}

export type App = TestApp['app']

export interface Sent {
  headers?: Record<string, string>
  payload?: string | object | undefined
}

/** Sends the request of an example, and expects the problem of the example. */
export async function expectProblem(app: App, documented: Documented, { headers = {}, payload }: Sent): Promise<void> {
  const { method, operation, status, example } = documented
  const { instance: url } = example as { instance: string }
  const response = await app.inject({
    // The document has only these methods, in small letters.
    method: method.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  const body = response.body && response.json()
  expect
    .soft({ status: response.statusCode, body }, `${operation.operationId} ${status}`)
    .toEqual({ status, body: example })
}

/** Body of a request, as the document offers it. */
export function bodyOf({ requestBody }: Operation, document: Document): object | undefined {
  const content = requestBody?.content['application/json']
  // Every body of the document is an object.
  return content && ((content.example ?? exampleOf(content.schema, document)) as object)
}
