import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { ConnectionState, Sampler } from './sampler.ts'
import type { SeatWish, Variant } from './variants.ts'

/** Figures of one round. */
export interface Measured {
  perSecond: number
  /** CPU time of the booking process per booking. Microseconds. */
  cpuUs: number
  /** Share of the time in which the event loop of the booking process was busy, 0…1. */
  eventLoop: number
  /** Average number of database connections in each state. */
  connections: Partial<Record<ConnectionState, number>>
}

/** Runs `bookers` loops of bookings for a number of seconds. */
export async function measure(options: {
  variant: Variant
  next: () => SeatWish
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
  const cpu = process.cpuUsage()
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
  // Bookings in progress are completed and counted, with their time.
  await all
  const took = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  const { utilization } = performance.eventLoopUtilization(loop)
  const result = {
    perSecond: booked / took,
    cpuUs: (user + system) / booked,
    eventLoop: utilization,
    connections: await connections.stop(),
  }
  await beside
  await variant.beside?.()
  return result
}
