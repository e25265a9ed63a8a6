import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { AppError } from '../../errors.ts'
import { sendProblem } from './problems.ts'

/** Maximum length of an address. The longest useful one, three texts of a search for airports, has 3,000 characters. */
const LENGTH_AT_MOST = 4_096

/** Refuses addresses that are too long, unknown or without a host, and methods that an address does not have. Answers `OPTIONS`. */
export const addresses = fp(
  async (app: FastifyInstance) => {
    const known: KnownAddress[] = []
    app.addHook('onRoute', ({ url, method }) => {
      known.push({ form: formOf(url), methods: [method].flat() })
    })
    app.addHook('onRequest', ({ url, raw }, _reply, done) => {
      if (url.length > LENGTH_AT_MOST)
        return done(invalid(`The address is too long. Send at most ${LENGTH_AT_MOST} characters.`))
      if (raw.headers.host === undefined && raw.httpVersion === '1.1')
        return done(invalid('The header `Host` is missing. HTTP/1.1 requires it.'))
      done()
    })
    app.setNotFoundHandler((request, reply) => {
      const methods = methodsOf(known, request.url)
      if (methods.length > 0 && request.method === 'OPTIONS')
        return reply.code(204).header('allow', methods.join(', ')).send()
      // A route of the method may have refused the address, as that of a folder does for a missing file.
      if (methods.length === 0 || methods.includes(request.method)) return sendProblem(request, reply, unknown())
      reply.header('allow', methods.join(', '))
      return sendProblem(request, reply, notAllowed(methods))
    })
  },
  { name: 'addresses' },
)

/** Addresses of one route, and their methods. */
interface KnownAddress {
  form: RegExp
  methods: readonly string[]
}

/** Returns the form of a route's addresses: `/v1/airports/:iata` matches `/v1/airports/JFK`. */
function formOf(route: string): RegExp {
  const parts = route.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+'
    return part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('/')}$`)
}

/** Returns the methods of an address. Empty for an unknown one. */
function methodsOf(known: readonly KnownAddress[], url: string): string[] {
  const [path = ''] = url.split('?')
  const methods = new Set(known.filter(({ form }) => form.test(path)).flatMap((address) => address.methods))
  return methods.size === 0 ? [] : [...methods.add('OPTIONS')].sort()
}

const invalid = (detail: string) => new AppError('validation-failed', detail)

const unknown = () => new AppError('not-found', 'There is no endpoint with this path. `/docs` lists all endpoints.')

const notAllowed = (methods: readonly string[]) =>
  new AppError('method-not-allowed', `Use one of the methods of this address: ${methods.join(', ')}.`)
