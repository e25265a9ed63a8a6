// Server under test, in its own process. Usage: `server.ts <variant> <content>`, with PORT and BENCH_VALKEY in the environment.
import Fastify from 'fastify'
import { keepTickFast } from '../../src/keep-tick-fast.ts'
import { totalOf } from '../../src/services/sessions/cart.ts'
import { type ContentName, contentOf } from './content.ts'
import { variants } from './variants.ts'

keepTickFast()
const { PORT, BENCH_VALKEY: url = '' } = process.env
const [id, content] = process.argv.slice(2)
const variant = variants.find((one) => one.id === id)
if (!variant) throw new Error(`There is no variant ${id}.`)

const app = Fastify()
await variant.open(app, url, contentOf(content as ContentName))
// Reads the session, with its cart.
app.get('/read', (request) => {
  const data = variant.data(request)
  return data ? { name: data.name, total: totalOf(Object.values(data.cart)) } : { name: 'anonymous', total: '0.00' }
})
// Changes one property of the session.
app.post<{ Querystring: { name: string } }>('/change', async (request) => {
  const data = variant.data(request)
  if (data) await variant.save(request, { ...data.preferences, [request.query.name]: Math.random() })
  return { ok: true }
})
app.get('/preferences', (request) => variant.data(request)?.preferences ?? {})
await app.listen({ host: '127.0.0.1', port: Number(PORT) })
