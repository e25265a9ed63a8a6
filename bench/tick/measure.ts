// Prints the nanoseconds of a tick in this process: `measure.ts plain` or `measure.ts kept`, with `--expose-gc`.
import { keepTickFast } from '../../src/keep-tick-fast.ts'

const TICKS = 2_000_000

if (process.argv[2] === 'kept') keepTickFast()
await ticks(1_000)
// No tick is pending, so none of its objects is alive. Their hidden class survives two collections without one.
for (let i = 0; i < 4; i++) {
  await new Promise((resolve) => setTimeout(resolve, 20))
  globalThis.gc?.()
}
await ticks(100_000)
const startedAt = performance.now()
await ticks(TICKS)
console.log(Math.round(((performance.now() - startedAt) * 1e6) / TICKS))

function ticks(count: number): Promise<void> {
  return new Promise((resolve) => {
    const next = () => {
      if (--count > 0) process.nextTick(next)
      else resolve()
    }
    next()
  })
}
