import { afterAll, beforeAll, inject } from 'vitest'
import { openTestDatabase } from './engines.ts'
import { makeDatabase } from './scratch.ts'
import { readyApp, type TestApp } from './service.ts'
import { makeSmallData } from './small-data.ts'

/** One service for all tests of a file, on a database of its own with the few rows of `makeSmallData`. */
export function serviceOnSmallData(): () => TestApp {
  let running: TestApp | undefined
  let drop = async () => {}
  beforeAll(async () => {
    const server = inject('engines').PostgreSQL
    if ('skipped' in server) throw new Error(server.skipped)
    const made = await makeDatabase(server.url)
    drop = made.drop
    const database = openTestDatabase(made.url)
    await makeSmallData(database)
    await database.close()
    running = await readyApp({ urls: { database: made.url } })
  })
  afterAll(async () => {
    await running?.close()
    await drop()
  })
  return () => {
    if (!running) throw new Error('the service has not been started')
    return running
  }
}
