interface Waiting<K, V> {
  key: K
  resolve: (value: V | undefined) => void
  reject: (error: unknown) => void
}

/** Combines the single loads of one turn of the event loop into one batch. */
export function inBatches<K, V>(
  load: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): (key: K) => Promise<V | undefined> {
  let waiting: Waiting<K, V>[] = []

  async function loadAll(): Promise<void> {
    const batch = waiting
    waiting = []
    try {
      const found = await load([...new Set(batch.map(({ key }) => key))])
      for (const { key, resolve } of batch) resolve(found.get(key))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      // A later key starts a new batch, because this one may already be loading.
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(() => void loadAll())
    })
}
