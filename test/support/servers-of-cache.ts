import { afterAll, beforeAll, describe, inject } from 'vitest'
import { startTestCluster, type TestCluster } from './servers.ts'

/** Runs one suite against single servers, and against one Valkey Cluster for cache and state. */
export function describeEachTopology(
  name: string,
  suite: (urls: () => { cacheUrl: string; stateUrl: string }) => void,
): void {
  describe(`${name}, on single servers`, () => {
    suite(() => ({ cacheUrl: inject('cacheUrl'), stateUrl: inject('stateUrl') }))
  })
  describe(`${name}, on a cluster`, () => {
    let cluster: TestCluster
    beforeAll(async () => {
      cluster = await startTestCluster()
    })
    afterAll(() => cluster.close())
    suite(() => ({ cacheUrl: cluster.url, stateUrl: cluster.url }))
  })
}
