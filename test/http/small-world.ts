import { afterAll, beforeAll, inject } from 'vitest'
import { makeDatabase } from '../db/scratch.ts'
import { makeSmallWorld } from '../db/small-world.ts'
import { openTestDatabase } from '../support/engines.ts'
import { readyApp, type TestApp } from './service.ts'

/** One service for all tests of a file, on a database of its own with the few rows of `makeSmallWorld`. */
export function serviceOnSmallWorld(): () => TestApp {
  let running: TestApp | undefined
  let drop = async () => {}
  beforeAll(async () => {
    const server = inject('engines').PostgreSQL
    if ('skipped' in server) throw new Error(server.skipped)
    const made = await makeDatabase(server.url)
    drop = made.drop
    const database = openTestDatabase(made.url)
    await makeSmallWorld(database)
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
