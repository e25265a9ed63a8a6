import { type Document, operationsOf } from './document.ts'
import { exampleOf } from './example-of.ts'

/** Gives each JSON body of a response an example, made from the examples of its properties. Changes the document in place. */
export function addSuccessExamples(document: Document): void {
  for (const { operation } of operationsOf(document))
    for (const { content = {} } of Object.values(operation.responses)) {
      const body = content['application/json']
      if (body) body.example = exampleOf(body.schema, document)
    }
}
