import { expect, test } from 'vitest'
import { startActor } from './actor.ts'
import { layGround, postgresUrl } from './ground.ts'
import { expectRecovered } from './settled.ts'

test.each(['continues', 'is killed'])(
  'the seat is free when the later of two concurrent cancellations %s',
  async (fate) => {
    const ground = await layGround(postgresUrl())
    const { job, stack, survivor, history } = ground
    await history.book(survivor, { seats: 2 })
    const bookingId = Number(history.standing()[0]?.bookingId)
    const late = await startActor({ ...job, fault: { at: 'reserved', act: 'wait' } })
    const cancelled = late.cancel(bookingId)
    await late.reached

    await history.cancel(survivor, bookingId)
    // A map that is loaded while the other cancellation is open must not show the seat as free.
    await stack.seatMaps.drop(1)
    await stack.seatMaps.read(1)
    if (fate === 'continues') late.go()
    else late.signal('SIGKILL')
    expect(await cancelled).toEqual(fate === 'continues' ? { refused: 'not-found' } : 'lost')

    await expectRecovered(ground)
  },
)
