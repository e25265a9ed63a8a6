// Loaded before each server under test (`node --import`), so that the service needs no code for benchmarks. Replies to the
// benchmark over the channel between the two processes. Stops the server when the benchmark has ended.
import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { PerformanceObserver } from 'node:perf_hooks'

let gcMs = 0
let collections = 0
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    gcMs += duration
    collections++
  }
}).observe({ entryTypes: ['gc'] })

/** @type {Session | undefined} */
let profiler

process.on('message', async (/** @type {{ id: number, do: string, file: string }} */ { id, do: order, file }) => {
  if (order === 'profile') {
    profiler = new Session()
    profiler.connect()
    await profiler.post('Profiler.enable')
    await profiler.post('Profiler.setSamplingInterval', { interval: 250 })
    await profiler.post('Profiler.start')
  }
  if (order === 'save' && profiler) {
    const { profile } = await profiler.post('Profiler.stop')
    profiler.disconnect()
    writeFileSync(file, JSON.stringify(profile))
  }
  // With `--expose-gc` only.
  if (order === 'collect') globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { heapUsed } = process.memoryUsage()
  process.send?.({ id, cpuUs: user + system, gcMs, collections, heapUsed })
})
process.on('disconnect', () => process.exit(1))
// The channel must not keep a stopping server alive.
process.channel?.unref()
