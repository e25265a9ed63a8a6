import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { upperCase } from '../schemas/upper-case.ts'
import { numbersIn } from './numbers.ts'

/**
 * Validates requests, up to the first error: with all errors, the time and the response would grow with the request. Numbers in
 * a query or a path are converted from text. A JSON body already has types, so it is not converted.
 */
export const validation = fp(
  async (app: FastifyInstance) => {
    app.setValidatorCompiler<object>(({ schema, httpPart }) => {
      const validate = ajv.compile<Record<string, unknown>>(schema)
      if (httpPart === 'body') return validate
      const convert = numbersIn(schema)
      return (values) => {
        convert(values)
        return validate(values) || { error: validate.errors ?? [] }
      }
    })
  },
  { name: 'validation' },
)

// A second app of this process, as in tests, reuses what was compiled.
const ajv = createAjv()

function createAjv(): Ajv {
  const instance = new Ajv({
    useDefaults: true,
    // The choice of `unionOf`.
    discriminator: true,
    removeAdditional: false,
    // The schemas carry annotations for the documentation, such as `examples` and `$id`.
    strict: false,
    // Faults carry their schema, from which the error text is made.
    verbose: true,
  })
  addFormats.default(instance)
  instance.addKeyword(upperCase)
  return instance
}
