import { executionAsyncResource } from 'node:async_hooks'

/** Keeps one object alive. It is never read. */
let _kept: object | undefined

/**
 * Keeps `process.nextTick` fast, which every response over a socket calls several times. In Node 20 to 24 it creates an
 * object with symbol keys, and V8 writes those fast only while it knows the object's shape. V8 holds shapes weakly. A garbage
 * collection while no such object lives makes each call a microsecond slower until the process ends. One object that stays
 * alive keeps the shape. Call this first; a second call is harmless.
 *
 * docs/performance.md has the measurements.
 */
export function keepTickFast(): void {
  process.nextTick(() => {
    // `executionAsyncResource` is the object that `process.nextTick` has created.
    _kept ??= executionAsyncResource()
  })
}
