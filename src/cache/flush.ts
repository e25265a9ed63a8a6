import { nodesOf, type Valkey } from './valkey.ts'

/** Deletes every key under a namespace, a thousand at a time; with an empty one, everything. */
export async function flushKeys(client: Valkey, prefix: string): Promise<void> {
  for (const node of nodesOf(client)) {
    if (prefix === '') await node.flushdb()
    else {
      for await (const keys of node.scanStream({ match: `${prefix}*`, count: 1_000 })) {
        // One at a time: on a cluster they are in different slots.
        await Promise.all((keys as string[]).map((key) => node.unlink(key)))
      }
    }
  }
}
