import type { Valkey } from '../../src/cache/valkey.ts'

/** Reads all keys and values of a single server as text. */
export async function everythingIn(client: Valkey): Promise<string[]> {
  const all: string[] = []
  for (const key of await client.keys('*')) {
    all.push(key)
    switch (await client.type(key)) {
      case 'string':
        all.push(String(await client.getBuffer(key)))
        break
      case 'hash':
        all.push(...Object.entries(await client.hgetall(key)).flat())
        break
      case 'zset':
        all.push(...(await client.zrange(key, 0, -1)))
        break
      case 'list':
        all.push(...(await client.lrange(key, 0, -1)))
        break
      case 'set':
        all.push(...(await client.smembers(key)))
        break
      case 'stream':
        all.push(JSON.stringify(await client.xrange(key, '-', '+')))
    }
  }
  return all
}
