import { type Document, type Operation, operationsOf } from '../../src/routes/pages/document.ts'

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
