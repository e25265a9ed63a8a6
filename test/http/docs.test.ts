import { expect, test } from 'vitest'
import { service } from '../support/service.ts'

const running = service()

test('the documentation page has a policy that forbids other hosts', async () => {
  const response = await running().app.inject('/docs')
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-type']).toMatch(/^text\/html/)
  const policy = String(response.headers['content-security-policy'])
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/)
  expect(response.headers['x-content-type-options']).toBe('nosniff')
})

test('every resource of the page is on this server', async () => {
  const page = (await running().app.inject('/docs')).body
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
  expect(named.length).toBeGreaterThan(3)
  for (const address of named) {
    const { pathname, host } = new URL(address, 'http://here/docs/')
    expect(host).toBe('here')
    expect((await running().app.inject(pathname)).statusCode, pathname).toBe(200)
  }
})

test('API responses carry no policy for pages', async () => {
  expect((await running().app.inject('/v1/airports/JFK')).headers['content-security-policy']).toBeUndefined()
})

test('only the page has links, and the document says how to sign in', async () => {
  const descriptionAt = async (url: string) => (await running().app.inject(url)).json().info.description
  const description = await descriptionAt('/openapi.json')
  expect(await descriptionAt('/docs/json')).toBe(
    `[Console](/) · [openapi.json](/openapi.json) · [openapi.yaml](/openapi.yaml)\n\n${description}`,
  )
  for (const part of ['GET /v1/passengers/sample', 'POST /v1/sessions', 'ADMIN_TOKEN'])
    expect(description).toContain(`\`${part}\``)
})
