import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'
import { service } from '../support/service.ts'

const running = service()
const get = (url: string) => running().app.inject(url)

async function importMap(): Promise<{ text: string; imports: Record<string, string> }> {
  const [, text = ''] = /<script type="importmap">(.*?)<\/script>/.exec((await get('/')).body) ?? []
  return { text, imports: JSON.parse(text).imports }
}

test('the policy of the console forbids other hosts and inline scripts', async () => {
  const response = await get('/')
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(response.headers['cache-control']).toBe('no-cache')
  const policy = String(response.headers['content-security-policy'])
  const hash = createHash('sha256')
    .update((await importMap()).text)
    .digest('base64')
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(policy).toMatch(/style-src 'self'(;|$)/)
  expect(policy).not.toMatch(/https?:|\*|unsafe/)
})

test('every resource of the page is on this server, and versioned ones are immutable', async () => {
  const { body } = await get('/')
  const named = [...body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address = '']) => address)
  const { imports } = await importMap()
  const modules = Object.values(imports).filter((address) => address.endsWith('.js'))
  expect(named.length + modules.length).toBeGreaterThan(8)
  for (const address of [...named, ...modules].filter((address) => address !== '/queues')) {
    const response = await get(address)
    expect(response.statusCode, address).toBe(200)
    if (address.startsWith('/vendor/')) {
      expect(response.headers['cache-control'], address).toBe('public, max-age=31536000, immutable')
    } else if (address.startsWith('/console/')) {
      expect(response.headers['cache-control'], address).toBe('no-cache')
      const { etag } = response.headers
      const again = await running().app.inject({ url: address, headers: { 'if-none-match': String(etag) } })
      expect(again.statusCode, address).toBe(304)
    }
  }
})

test('the addresses of packages contain the installed version', async () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect((await importMap()).imports).toEqual({
    'lit-html': `/vendor/lit-html@${dependencies['lit-html']}/lit-html.js`,
    'lit-html/': `/vendor/lit-html@${dependencies['lit-html']}/`,
    uplot: `/vendor/uplot@${dependencies.uplot}/uPlot.esm.js`,
  })
})

test('every import of a module resolves in the browser', async () => {
  const { imports } = await importMap()
  const modules = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  )
  expect(modules.length).toBeGreaterThan(15)
  for (const file of modules) {
    const text = readFileSync(join(root, 'web', file), 'utf8')
    for (const [, name = ''] of text.matchAll(/^import .*from '([^']+)'$/gm)) {
      const here = `http://here/console/${file}`
      const [prefix = '', address = ''] =
        Object.entries(imports).find(([known]) => name === known || (known.endsWith('/') && name.startsWith(known))) ??
        []
      const { pathname } = new URL(name.startsWith('.') ? name : address + name.slice(prefix.length), here)
      expect((await get(pathname)).statusCode, `${file}: ${name}`).toBe(200)
    }
  }
})

test.each([
  '/console/tsconfig.json',
  '/console/types.d.ts',
  '/console/index.html',
  '/console/..%2fpackage.json',
  '/vendor/uplot@0.0.0/uPlot.esm.js',
])('%s is not there', async (address) => {
  const response = await get(address)
  expect(response.statusCode).toBe(404)
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
})
