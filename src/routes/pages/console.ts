import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { pagePolicy } from '../plugins/page-policy.ts'

const root = new URL('../../../', import.meta.url)
const path = (relative: string) => fileURLToPath(new URL(relative, root))

/** Packages that the page uses in the browser, served from their folders without a build. */
const libraries = [
  { name: 'lit-html', folder: '', modules: { 'lit-html': 'lit-html.js', 'lit-html/': '' } },
  { name: 'uplot', folder: 'dist/', modules: { uplot: 'uPlot.esm.js' } },
].map((library) => {
  const folder = `node_modules/${library.name}/`
  const { version } = JSON.parse(readFileSync(path(`${folder}package.json`), 'utf8')) as { version: string }
  // The version is part of the address, so the content never changes and may be cached forever.
  return { ...library, folder: path(`${folder}${library.folder}`), address: `/vendor/${library.name}@${version}/` }
})

/** Import map: tells the browser where to find `import … from 'uplot'`. */
const importMap = JSON.stringify({
  imports: Object.fromEntries(
    libraries.flatMap(({ address, modules }) =>
      Object.entries(modules).map(([name, file]) => [name, `${address}${file}`]),
    ),
  ),
})

/** Serves the console at `/`: a page of ES modules that uses only the public interface. */
export const consoleRoutes: FastifyPluginAsync = async (app) => {
  const hash = createHash('sha256').update(importMap).digest('base64')
  await pagePolicy(app, { inlineStyles: false, inlineScripts: [`'sha256-${hash}'`] })

  const page = libraries.reduce(
    (html, { name, address }) => html.replaceAll(`/vendor/${name}/`, address),
    readFileSync(path('web/index.html'), 'utf8').replace(
      '<!-- import map -->',
      `<script type="importmap">${importMap}</script>`,
    ),
  )
  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
  )

  const files = { index: false as const, decorateReply: false }
  await app.register(fastifyStatic, {
    ...files,
    root: path('web/'),
    prefix: '/console/',
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
    allowedPath: (file) => /\.(js|css|svg)$/.test(file),
  })
  for (const { folder, address } of libraries) {
    await app.register(fastifyStatic, {
      ...files,
      root: folder,
      prefix: address,
      maxAge: '365d',
      immutable: true,
      allowedPath: (file) => /\.(js|css)$/.test(file),
    })
  }
}
