// An instance of the service that books, cancels, flushes and reaps as it is told, until it comes to the point at which
// it is to die by kill -9, or to wait.
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
    // The signal is on its way; nothing is done any more.
    await new Promise(() => {})
  },
})

async function answer(wanted: Wanted): Promise<Answer> {
  try {
    // What is undefined would not arrive.
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
      return stack.drainOutbox()
  }
}

process.on('message', async (message: 'go' | { id: number; wanted: Wanted }) => {
  if (message === 'go') go()
  else say({ id: message.id, answer: await answer(message.wanted) })
})
// The test is gone: so is the reason to be here.
process.once('disconnect', () => process.exit())
say('ready')
