import { buildApp, type Services } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createLog } from '../src/log.ts'
import { appSettings } from '../src/wire.ts'

/** The day that the examples of the document in the repository use, so that it is the same whenever it is made. */
const EXAMPLE_DAY = '2025-12-15'

/** The OpenAPI document as it stands in `openapi.yaml`. Nothing is connected and nothing listens. */
export async function openapiYaml(): Promise<string> {
  // The document is made of the routes' schemas: no request is served, so no service is ever called. Only the page of the
  // queue reads a version when it is made.
  const queue = { metaValues: { version: 'bullmq' } }
  const services = { queue, warmQueue: queue, boardQueue: queue } as unknown as Services
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
