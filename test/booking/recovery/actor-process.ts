// An instance of the service that books, cancels, flushes and reaps on request. At its configured point it kills itself
// with SIGKILL, or waits.
import { NotCommitted } from '../../../src/db/not-committed.ts'
import { findAppError } from '../../../src/errors.ts'
import type { ActorJob, Answer, Told, Wanted } from './actor.ts'
import { openStack } from './stack.ts'

const { fault, ...options } = JSON.parse(process.argv[2] ?? '') as ActorJob
const say = (told: Told) => process.send?.(told)
let faulty = true
let go = () => {}
const gone = new Promise<void>((resolve) => {
  go = resolve
})

const stack = await openStack({
  ...options,
  probe: async (point) => {
    if (point !== fault?.at || !faulty) return
    faulty = false
    if (fault.act === 'wait') {
      say({ reached: point })
      return gone
    }
    process.kill(process.pid, 'SIGKILL')
    // Blocks until the signal arrives, so that no further step runs.
    await new Promise(() => {})
  },
})

async function answer(wanted: Wanted): Promise<Answer> {
  try {
    // IPC drops undefined values.
    return { value: (await done(wanted)) ?? null }
  } catch (error) {
    const known = error instanceof NotCommitted ? error.because : findAppError(error)?.code
    return { refused: known ?? String(error instanceof Error ? (error.cause ?? error) : error) }
  }
}

function done(wanted: Wanted): Promise<unknown> {
  switch (wanted.do) {
    case 'book':
      return stack.bookings.book(wanted.request)
    case 'cancel':
      return stack.bookings.cancel(wanted.bookingId)
    case 'flush':
      return stack.writeBehind.flush()
    case 'reap':
      return stack.reap().then(() => stack.follower.followAll())
    case 'outbox':
      return stack.outbox.drain()
  }
}

process.on('message', async (message: 'go' | { id: number; wanted: Wanted }) => {
  if (message === 'go') go()
  else say({ id: message.id, answer: await answer(message.wanted) })
})
// Ends with its test, so that no orphan process stays.
process.once('disconnect', () => process.exit())
say('ready')
