import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Validates what comes in. Text in a query or a path becomes a number where the schema says so, because it cannot be
 * anything else there; a JSON body has types of its own and must have the right ones.
 */
export const validation = fp(
  async (app: FastifyInstance) => {
    const fromText = ajv({ coerceTypes: true })
    const fromJson = ajv({ coerceTypes: false })
    app.setValidatorCompiler<object>(({ schema, httpPart }) =>
      httpPart === 'body' ? fromJson.compile(schema) : fromText.compile(schema),
    )
  },
  { name: 'validation' },
)

function ajv({ coerceTypes }: { coerceTypes: boolean }): Ajv {
  // The annotations of the schemas (`examples`, `$id`) are for the documentation: no strict mode.
  const instance = new Ajv({ coerceTypes, useDefaults: true, allErrors: true, removeAdditional: false, strict: false })
  addFormats.default(instance)
  return instance
}
