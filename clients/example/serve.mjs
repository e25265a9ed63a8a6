// Serves this folder on port 5173, or on PORT: node clients/example/serve.mjs
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript' }

const server = createServer(async ({ url = '/' }, response) => {
  const [, name = '', type = ''] = /^\/([a-z]+\.(html|css|js))$/.exec(new URL(url, 'http://here').pathname) ?? []
  const text = await readFile(new URL(name || 'index.html', import.meta.url)).catch(() => undefined)
  response.writeHead(text ? 200 : 404, { 'content-type': types[type] ?? types.html }).end(text)
})
server.listen(process.env.PORT ?? 5173, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
