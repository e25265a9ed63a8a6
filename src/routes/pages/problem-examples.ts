import { invalidInput } from '../../errors.ts'
import { problemBody } from '../plugins/problem-body.ts'
import { type Document, type Operation, operationsOf, type Parameter, type Place } from './document.ts'
import { notFound } from './not-found-examples.ts'
import { type Refusal, refusals } from './refusals.ts'

/**
 * Gives each problem of each operation an example that is true for it: the problem of a request that the operation refuses with
 * this status. Changes the document in place.
 */
export function addProblemExamples(document: Document): void {
  for (const place of operationsOf(document))
    for (const [status, { content = {} }] of Object.entries(place.operation.responses)) {
      const body = content['application/problem+json']
      if (body) body.example = problemOf(place, Number(status))
    }
}

function problemOf(place: Place, status: number) {
  const { operation } = place
  const { code, detail, errors = [], values = {}, without } = refusalOf(operation, status)
  return problemBody({ code, detail, errors }, addressOf(place, values, without))
}

function refusalOf(operation: Operation, status: number): Refusal {
  const found = status === 400 ? invalid(operation) : status === 404 ? notFound(operation) : refusals(operation, status)
  if (!found) throw new Error(`${operation.operationId} has no example for ${status}`)
  return found
}

/** A request without a parameter that is required, else with one that is not known. */
function invalid({ parameters = [] }: Operation): Refusal {
  const needed = parameters.filter(isNeeded).at(-1)?.name
  const fault = needed
    ? { path: `query.${needed}`, message: 'is required' }
    : { path: 'query.colour', message: 'is not known' }
  const { code, detail, errors } = invalidInput(fault)
  return needed === undefined
    ? { code, detail, errors, values: { colour: 'red' } }
    : { code, detail, errors, without: needed }
}

const isNeeded = ({ in: where, required }: Parameter) => where === 'query' && required === true

/** Address of a request with the example values of its parameters. `values` replaces some, and adds others to the query. */
function addressOf({ path, operation }: Place, values: Record<string, unknown>, without?: string): string {
  const { parameters = [] } = operation
  const examples = Object.fromEntries(parameters.map(({ name, example }) => [name, example]))
  const textOf = (name: string) => encodeURIComponent(String(values[name] ?? examples[name]))
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => textOf(name))
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  const sent = parameters.filter(isNeeded).map(({ name }) => name)
  const query = [...new Set([...sent, ...Object.keys(values)])]
    .filter((name) => name !== without && !inPath.has(name))
    .map((name) => `${name}=${textOf(name)}`)
  return query.length > 0 ? `${address}?${query.join('&')}` : address
}
