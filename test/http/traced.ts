import type { InjectOptions } from 'fastify'
import type { CommandStep, QueryStep, Step } from '../../src/recording.ts'
import type { RequestTrace } from '../../src/services/operations/traces.ts'
import type { TestApp } from '../support/service.ts'
import { admin } from '../support/service-on-fixtures.ts'

/** Sends a request as the admin, and returns its trace. */
export async function traced({ app }: TestApp, request: string | InjectOptions): Promise<RequestTrace> {
  const { headers, ...sent } = typeof request === 'string' ? { url: request } : request
  const response = await app.inject({ ...sent, headers: { ...admin, ...headers, 'x-trace': '1' } })
  return traceOf(app, response)
}

/** Opens the trace of a response. */
export async function traceOf(app: TestApp['app'], { headers }: Traced): Promise<RequestTrace> {
  const response = await app.inject(`/v1/traces/${headers['x-trace-id']}`)
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json()
}

type Traced = Pick<Awaited<ReturnType<TestApp['app']['inject']>>, 'headers'>

export const commandsOf = ({ steps }: RequestTrace): CommandStep[] => steps.filter((step) => 'command' in step)
export const queriesOf = ({ steps }: RequestTrace): QueryStep[] => steps.filter((step) => 'query' in step)

/** Each step as one line, keys without their namespace: `cache GET airport:JFK`, `airport by iata: 1 row`, `hit airport:JFK`. */
export function storyOf({ steps }: RequestTrace, namespace: string): string[] {
  return steps.map((step) => lineOf(step).replaceAll(namespace, ''))
}

function lineOf(step: Step): string {
  if ('command' in step) return [step.server, step.command, ...step.keys].join(' ')
  if ('decision' in step) return `${step.decision} ${step.key}`
  const rows = step.statements.reduce((sum, statement) => sum + statement.rows, 0)
  return `${step.query}: ${rows} ${rows === 1 ? 'row' : 'rows'}`
}
