import { executionAsyncResource } from 'node:async_hooks'

/** Keeps one object alive; nobody reads it. */
let _kept: object | undefined

/**
 * Keeps `process.nextTick` fast, which every answer over a socket calls several times. Node 20 to 24 makes an object in it
 * whose symbol keys V8 can only write fast while it remembers that object's shape, and it remembers shapes weakly: a
 * collection of garbage while no such object is alive, in a process that is idle, makes each call cost a microsecond more,
 * until the process ends. One object that stays alive keeps the shape. To be called first of all; a second call is harmless.
 *
 * docs/performance.md tells how this was found, and what it is worth.
 */
export function keepTickFast(): void {
  process.nextTick(() => {
    // What a tick runs for is the very object that `process.nextTick` has made.
    _kept ??= executionAsyncResource()
  })
}
