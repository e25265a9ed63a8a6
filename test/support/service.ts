import { afterAll, beforeAll } from 'vitest'
import { whenReady } from '../../src/cache/valkey.ts'
import { testApp } from './app.ts'

/** A service that has reached its Valkeys, so that the first read is a miss and not a bypass. */
export async function readyApp(options: Parameters<typeof testApp>[0] = {}): Promise<TestApp> {
  const running = await testApp(options)
  const { cache, state } = running.servers
  await Promise.all([running.app.ready(), whenReady(cache, 10_000), whenReady(state, 10_000)])
  return running
}

export type TestApp = Awaited<ReturnType<typeof testApp>>

/** One service for all tests of a file or suite, connected and ready; see `testApp`. */
export function service(options: () => Parameters<typeof testApp>[0] = () => ({})): () => TestApp {
  let running: TestApp | undefined
  beforeAll(async () => {
    running = await readyApp(options())
  })
  afterAll(() => running?.close())
  return () => {
    if (!running) throw new Error('the service has not been started')
    return running
  }
}
