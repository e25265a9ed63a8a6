import type { FastifySchemaValidationError } from 'fastify'

/** A fault that Ajv found. In verbose mode Ajv adds the schema. */
type Fault = FastifySchemaValidationError & {
  parentSchema?: {
    pattern?: string
    examples?: unknown[]
    oneOf?: { properties?: Record<string, { enum?: unknown[] }> }[]
  }
}

const types: Record<string, string> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

const formats: Record<string, string> = {
  date: 'a day such as 2025-12-15',
  'date-time': 'an instant such as 2025-12-15T08:00:00Z',
  email: 'an e-mail address',
  uuid: 'a UUID',
}

/** Describes the required form of a value: `must be a day such as 2025-12-15`. Shows no regular expression. */
export function faultMessage(fault: Fault): string {
  const { keyword, params } = fault
  const { limit } = params
  switch (keyword) {
    case 'additionalProperties':
      return 'is not known'
    case 'required':
      return 'is required'
    case 'type':
      return `must be ${[params.type].flat().map(typeName).join(' or ')}`
    case 'enum':
      return `must be one of ${[params.allowedValues].flat().join(', ')}`
    case 'discriminator':
      return `must be one of ${tagsOf(fault).join(', ')}`
    case 'const':
      return `must be ${params.allowedValue}`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `must be at most ${limit}`
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`
    case 'maxLength':
      return `must have at most ${limit} characters`
    case 'minItems':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} items`
    case 'maxItems':
      return `must have at most ${limit} items`
    case 'minProperties':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} properties`
    case 'maxProperties':
      return `must have at most ${limit} properties`
    case 'uniqueItems':
      return 'must not contain a value twice'
    case 'format':
      return `must be ${formats[String(params.format)] ?? `in the format ${params.format}`}`
    case 'pattern':
      return patternMessage(fault)
    case 'propertyNames':
      return `must not contain the name ${JSON.stringify(shortened(String(params.propertyName)))}`
    default:
      return 'must have one of the documented forms'
  }
}

/** Maximum length of a part of the request in a message. */
const LENGTH_AT_MOST = 100

/** Cuts a text of the client that a message repeats, so that the message does not grow with the request. */
export const shortened = (text: string): string =>
  text.length > LENGTH_AT_MOST ? `${text.slice(0, LENGTH_AT_MOST)}…` : text

const typeName = (type: unknown) => types[String(type)] ?? String(type)

function patternMessage({ parentSchema }: Fault): string {
  const { pattern = '', examples = [] } = parentSchema ?? {}
  const [example] = examples
  if (pattern.includes('\\u0000')) return 'must be text without control characters and without white space at its ends'
  return example === undefined
    ? 'contains characters that are not allowed, or too many'
    : `must have the form of ${example}`
}

/** Values of the property by which a `unionOf` chooses. */
const tagsOf = ({ params, parentSchema }: Fault): unknown[] =>
  (parentSchema?.oneOf ?? []).flatMap(({ properties }) => properties?.[String(params.tag)]?.enum ?? [])
