// What `process.nextTick` costs after a garbage collection in an idle moment, with and without `src/keep-tick-fast.ts`:
// each in processes of its own, because a process that has become slow stays so. docs/performance.md says why.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROUNDS = 7
const TICKS = 2_000_000

if (process.argv[2]) {
  if (process.argv[2] === 'kept') (await import('../src/keep-tick-fast.ts')).keepTickFast()
  console.log(await nanoseconds())
} else {
  const run = (variant: string) => {
    const args = ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), variant]
    return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  }
  const rounds = Array.from({ length: ROUNDS }, () => ({ plain: run('plain'), kept: run('kept') }))
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
  console.log(`Node ${process.version}, medians of ${ROUNDS} processes each, nanoseconds a tick`)
  console.log(`after an idle collection:  ${median(rounds.map(({ plain }) => plain))}`)
  console.log(`with one object kept:      ${median(rounds.map(({ kept }) => kept))}`)
  console.log(`ratio:                     ${median(rounds.map(({ plain, kept }) => plain / kept)).toFixed(2)}`)
}

async function nanoseconds(): Promise<number> {
  await ticks(1_000)
  // Nothing is under way: no tick's object is alive. A shape survives two collections without one.
  for (let i = 0; i < 4; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    globalThis.gc?.()
  }
  await ticks(100_000)
  const startedAt = performance.now()
  await ticks(TICKS)
  return Math.round(((performance.now() - startedAt) * 1e6) / TICKS)
}

function ticks(count: number): Promise<void> {
  return new Promise((resolve) => {
    const next = () => {
      if (--count > 0) process.nextTick(next)
      else resolve()
    }
    next()
  })
}
