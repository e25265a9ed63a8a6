import { scanKeys } from './scan.ts'
import { nodesOf, type Valkey } from './valkey.ts'

/** Deletes every key under a namespace, a thousand at a time; with an empty one, everything. */
export async function flushKeys(client: Valkey, prefix: string): Promise<void> {
  if (prefix === '') {
    for (const node of nodesOf(client)) await node.flushdb()
    return
  }
  for await (const { node, keys } of scanKeys(client, { match: `${prefix}*` })) {
    // One at a time: on a cluster they are in different slots.
    await Promise.all(keys.map((key) => node.unlink(key)))
  }
}
