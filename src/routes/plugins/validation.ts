import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Validates requests. Text in a query or a path is converted to the type of the schema. A JSON body already has types, so it is
 * not converted.
 */
export const validation = fp(
  async (app: FastifyInstance) => {
    app.setValidatorCompiler<object>(({ schema, httpPart }) =>
      httpPart === 'body' ? fromJson.compile(schema) : fromText.compile(schema),
    )
  },
  { name: 'validation' },
)

// A second app of this process, as in tests, reuses what was compiled.
const fromText = ajv({ coerceTypes: true })
const fromJson = ajv({ coerceTypes: false })

function ajv({ coerceTypes }: { coerceTypes: boolean }): Ajv {
  const instance = new Ajv({
    coerceTypes,
    useDefaults: true,
    allErrors: true,
    removeAdditional: false,
    // The schemas carry annotations for the documentation, such as `examples` and `$id`.
    strict: false,
    // Faults carry their schema, from which the error text is made.
    verbose: true,
  })
  addFormats.default(instance)
  return instance
}
