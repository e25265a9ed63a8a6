import { randomUUID } from 'node:crypto'
import { openData } from '../../loadtest/data.ts'
import { buildApp } from '../../src/app.ts'
import { appSettings } from '../../src/app-settings.ts'
import { flushKeys } from '../../src/cache/flush.ts'
import { whenReady } from '../../src/cache/valkey.ts'
import { connectDatabase } from '../../src/connections.ts'
import { passengerQueries } from '../../src/db/queries/passengers.ts'
import type { ScaleName } from '../../src/db/seed/scales.ts'
import { createLog } from '../../src/log.ts'
import { wire } from '../../src/wire.ts'
import { today } from '../../tools/days.ts'

const ADMIN_TOKEN = 'only-for-this-benchmark'

/** A request to the service. */
export interface Request {
  method: 'GET' | 'POST' | 'DELETE'
  url: string
  payload?: object
  /** Passenger who sends it. Default: the admin. */
  passengerId?: number
  /** Returns a response of 503 instead of throwing. */
  mayBeUnavailable?: true
}

/**
 * Opens the whole service in this process, on private servers with the data of a scale. It has no worker, so that nothing else
 * runs. Its keys are new and deleted at the end.
 */
export async function openScale(scale: ScaleName, { dataDir, say }: { dataDir: string; say: (line: string) => void }) {
  const data = await openData({ scale, dataDir, say })
  const config = { ...data.config, KEY_PREFIX: `scale-${randomUUID()}:`, WORKSHOP: false }
  const log = createLog({ level: 'error', pretty: false })
  const database = connectDatabase(config, data.endpoints.urls.database, log)
  const wired = wire({ config, urls: data.endpoints.urls, log, database })
  const settings = { ...appSettings(config), exampleDate: today }
  const app = await buildApp(wired.services, { log, telemetry: undefined, adminToken: ADMIN_TOKEN, ...settings })
  await app.ready()
  await Promise.all(Object.values(wired.servers).map((server) => whenReady(server, 10_000)))
  await wired.services.flights.timetable.firstRead()
  const asAdmin = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const passengers = passengerQueries(database)
  const cookies = new Map<number, string>()

  async function signIn(passengerId: number): Promise<string> {
    const known = cookies.get(passengerId)
    if (known !== undefined) return known
    const [passenger] = await passengers.byIds([passengerId])
    const payload = { passportNo: passenger?.passportno, lastName: passenger?.lastname }
    const { statusCode, body, headers } = await app.inject({ method: 'POST', url: '/v1/sessions', payload })
    if (statusCode !== 201) throw new Error(`The sign-in failed: ${statusCode} ${body}`)
    const cookie = String([headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
    cookies.set(passengerId, cookie)
    return cookie
  }

  return {
    scale,
    database,
    /** Sends a request that reads the database instead of the cache. Throws if it is refused. */
    send: async ({ passengerId, mayBeUnavailable, ...request }: Request) => {
      const caller = passengerId === undefined ? asAdmin : { cookie: await signIn(passengerId) }
      const started = performance.now()
      const { statusCode, body } = await app.inject({
        ...request,
        headers: { 'cache-control': 'no-cache', ...caller },
      })
      const ms = performance.now() - started
      const isExpected = statusCode < 300 || (statusCode === 503 && mayBeUnavailable)
      if (!isExpected) throw new Error(`${request.method} ${request.url} on ${scale}: ${statusCode} ${body}`)
      return { statusCode, body, ms }
    },
    close: async (): Promise<void> => {
      for (const server of Object.values(wired.servers)) await flushKeys(server, config.KEY_PREFIX)
      await app.close()
      await wired.close()
      await data.close()
    },
  }
}

export type OpenScale = Awaited<ReturnType<typeof openScale>>
