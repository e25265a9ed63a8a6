import { scanKeys } from './scan.ts'
import { nodesOf, type Valkey } from './valkey.ts'

/** Deletes every key under a namespace, 1,000 at a time. An empty namespace deletes everything. */
export async function flushKeys(client: Valkey, prefix: string): Promise<void> {
  if (prefix === '') {
    for (const node of nodesOf(client)) await node.flushdb()
    return
  }
  for await (const { node, keys } of scanKeys(client, { match: `${prefix}*` })) {
    // One key per command: on a cluster they are in different slots.
    await Promise.all(keys.map((key) => node.unlink(key)))
  }
}
