import { afterAll, beforeAll } from 'vitest'
import { allKeys } from '../../../src/cache/scan.ts'
import type { Valkey } from '../../../src/cache/valkey.ts'
import { contractOf } from '../../support/conforms.ts'
import { ADMIN_TOKEN, openService, type ServiceOptions, type TestApp } from '../../support/service.ts'

export const admin = { authorization: `Bearer ${ADMIN_TOKEN}` }

export type Answer = Awaited<ReturnType<TestApp['app']['inject']>>

export interface AdminService extends TestApp {
  /** Sends a request as the admin, and checks the response against its documented schema. */
  send: (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Answer>
  /** All keys of the service on a server, without the namespace. */
  keys: (server: 'cache' | 'state') => Promise<string[]>
}

/** Starts one service for all tests of a suite. */
export function adminService(options: () => ServiceOptions = () => ({})): () => AdminService {
  let service: AdminService | undefined
  beforeAll(async () => {
    service = await openAdminService(options())
  })
  afterAll(() => service?.close())
  return () => {
    if (!service) throw new Error('the service has not been started')
    return service
  }
}

export async function openAdminService(options?: ServiceOptions): Promise<AdminService> {
  const running = await openService(options)
  const conforms = contractOf(running)
  const { KEY_PREFIX: prefix } = running.config
  return {
    ...running,
    send: async (method, path, payload) => {
      const url = `/v1/admin/cache/${path}`
      const response = await running.app.inject({ method, url, headers: admin, ...(payload ? { payload } : {}) })
      conforms(response)
      return response
    },
    keys: async (server) => (await keysUnder(running.servers[server], prefix)).map((key) => key.slice(prefix.length)),
  }
}

const keysUnder = async (client: Valkey, prefix: string): Promise<string[]> =>
  (await allKeys(client, { match: `${prefix}*` })).sort()
