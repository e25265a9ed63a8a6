import { buildApp } from '../src/app.ts'
import { appSettings } from '../src/app-settings.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import type { Services } from '../src/wire.ts'

/** Day of the document's examples, so that the document is always the same. */
const EXAMPLE_DAY = '2025-12-15'

/** Builds the OpenAPI document of `openapi.yaml`, without opening a connection or a port. */
export async function openapiYaml(): Promise<string> {
  // The document comes from the routes' schemas. No request is served, so no service is called. Only the page of the queues
  // reads a version when it is registered.
  const queues = { jobs: { metaValues: { version: 'bullmq' } } }
  const services = { booking: {}, sessions: {}, operations: { queues } } as unknown as Services
  const app = await buildApp(services, {
    log: createLog({ level: 'silent', pretty: false }),
    adminToken: '',
    ...appSettings(readConfig({ NODE_ENV: 'production' })),
    exampleDate: () => EXAMPLE_DAY,
  })
  try {
    await app.ready()
    return app.swagger({ yaml: true })
  } finally {
    await app.close()
  }
}
