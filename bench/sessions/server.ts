// Server under test, in its own process. Usage: `server.ts <variant> <content>`, with PORT and BENCH_VALKEY in the environment.
import Fastify from 'fastify'
import { keepTickFast } from '../../src/keep-tick-fast.ts'
import { type ContentName, contentOf } from './content.ts'
import { variants } from './variants.ts'

keepTickFast()
const { PORT, BENCH_VALKEY: url = '' } = process.env
const [id, content] = process.argv.slice(2)
const variant = variants.find((one) => one.id === id)
if (!variant) throw new Error(`There is no variant ${id}.`)

const app = Fastify()
await variant.open(app, url, contentOf(content as ContentName))
// Reads the session.
app.get('/read', (request) => ({ hello: request.session?.name ?? 'anonymous' }))
// Changes one property of the session.
app.post<{ Querystring: { name: string } }>('/change', async (request) => {
  const { session } = request
  if (!session) return { ok: true }
  const change = { ...session.preferences, [request.query.name]: Math.random() }
  if (id === 'fields') await request.ownSession().save({ preferences: change })
  else session.preferences = change
  return { ok: true }
})
app.get('/preferences', (request) => request.session?.preferences ?? {})
await app.listen({ host: '127.0.0.1', port: Number(PORT) })
