import type { Redis } from 'iovalkey'
import { CacheUnavailable } from './guard.ts'
import { isWhole, nodesOf, type Valkey } from './valkey.ts'

export interface ScanOptions {
  /** Pattern of the keys. Default: all keys. */
  match?: string
  /** Keys that the server looks at per command. Default 1,000. */
  count?: number
  /** Sends one command, for example through a guard. */
  ask?: <T>(command: () => Promise<T>) => Promise<T>
}

/**
 * Scans the keys of every server that holds keys, in batches. A key may occur twice. Rejects with `CacheUnavailable` while a
 * server of the cluster is not connected, because its keys would be missing.
 */
export async function* scanKeys(
  client: Valkey,
  options: ScanOptions = {},
): AsyncGenerator<{ node: Redis; keys: string[] }> {
  if (!isWhole(client)) throw new CacheUnavailable('not every server of the cluster is connected')
  for (const node of nodesOf(client)) {
    for await (const keys of scanNode(node, options)) yield { node, keys }
  }
}

/** Scans the keys of one server, in batches. A key may occur twice. */
export async function* scanNode(node: Redis, options: ScanOptions = {}): AsyncGenerator<string[]> {
  const { match = '*', count = 1_000, ask = (command) => command() } = options
  let cursor = '0'
  do {
    const [next, keys] = await ask(() => node.scan(cursor, 'MATCH', match, 'COUNT', count))
    yield keys
    cursor = next
  } while (cursor !== '0')
}

/** Reads every key that matches, each once. */
export async function allKeys(client: Valkey, options: ScanOptions): Promise<string[]> {
  const found = new Set<string>()
  for await (const { keys } of scanKeys(client, options)) for (const key of keys) found.add(key)
  return [...found]
}
