import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sampler } from './sampler.ts'
import type { Variant, Wanted } from './variants.ts'

/** What some seconds of booking came to. */
export interface Measured {
  perSecond: number
  /** Share of the time in which the process that books was busy, 0…1. */
  eventLoop: number
  /** What the database's connections did meanwhile: how many at a time, on average. */
  connections: Record<string, number>
}

/** Lets `bookers` book, one booking after the other, for some seconds. */
export async function measure(options: {
  variant: Variant
  next: () => Wanted
  bookers: number
  seconds: number
  sampler: Sampler
}): Promise<Measured> {
  const { variant, next, bookers, seconds, sampler } = options
  let over = false
  let booked = 0
  const beside = (async () => {
    while (!over) {
      await pause(Math.min(1_000, seconds * 500))
      await variant.beside?.()
    }
  })()
  const started = performance.now()
  const loop = performance.eventLoopUtilization()
  const connections = sampler.start()
  const all = Promise.all(
    Array.from({ length: bookers }, async () => {
      while (!over) {
        await variant.book(next())
        booked++
      }
    }),
  )
  await Promise.race([pause(seconds * 1_000), all])
  over = true
  // What was begun is counted with the time that it took.
  await all
  const took = (performance.now() - started) / 1_000
  const { utilization } = performance.eventLoopUtilization(loop)
  const result = { perSecond: booked / took, eventLoop: utilization, connections: await connections.stop() }
  await beside
  await variant.beside?.()
  return result
}
