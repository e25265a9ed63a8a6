import { expect, test } from 'vitest'
import type { FlushPoint } from '../../../src/services/booking/write-behind.ts'
import { describeEachEngine } from '../../support/engines.ts'
import { startActor } from './actor.ts'
import { type Ground, layGround } from './ground.ts'
import { expectRecovered } from './settled.ts'

const points: FlushPoint[] = ['taken', 'added', 'dropped']

/** Makes bookings on two flights, and cancels one of them. */
async function bookSome({ history, survivor }: Ground) {
  await history.book(survivor, { seats: 3 })
  await history.book(survivor, { flightId: 2 })
  const [first] = history.standing()
  await history.cancel(survivor, Number(first?.bookingId))
}

describeEachEngine('a worker that is killed', (_open, url) => {
  test.each(points)('when its batch is %s: every booking is counted once', async (at) => {
    const ground = await layGround(url)
    await bookSome(ground)
    const victim = await startActor({ ...ground.job, fault: { at, act: 'die' } })

    expect(await victim.flush()).toBe('lost')
    expect(await victim.gone).toMatchObject({ signal: 'SIGKILL' })
    // These bookings are counted while the batch is outstanding.
    await bookSome(ground)

    await expectRecovered(ground)
  })

  test.each(points)(
    'when its batch is %s, with another worker on the same batch: every booking is counted once',
    async (at) => {
      const ground = await layGround(url)
      await bookSome(ground)
      const [victim, other] = await Promise.all([
        startActor({ ...ground.job, fault: { at, act: 'die' } }),
        startActor({ ...ground.job, fault: { at: 'taken', act: 'wait' } }),
      ])
      const flushed = other.flush()
      await other.reached

      expect(await victim.flush()).toBe('lost')
      await bookSome(ground)
      other.go()
      expect(await flushed).toMatchObject({ value: expect.any(Number) })

      await expectRecovered(ground)
    },
  )

  test('leaves its batch to two concurrent workers, which write it once', async () => {
    const ground = await layGround(url)
    await bookSome(ground)
    const workers = await Promise.all(
      [1, 2].map(() => startActor({ ...ground.job, fault: { at: 'taken', act: 'wait' } })),
    )
    const flushed = workers.map((worker) => worker.flush())
    await Promise.all(workers.map(({ reached }) => reached))
    for (const worker of workers) worker.go()
    for (const outcome of await Promise.all(flushed)) expect(outcome).toMatchObject({ value: expect.any(Number) })

    await expectRecovered(ground)
  })

  test('does not rewrite, after a delay, a batch that another worker wrote and deleted', async () => {
    const ground = await layGround(url)
    await bookSome(ground)
    const late = await startActor({ ...ground.job, fault: { at: 'taken', act: 'wait' } })
    const flushed = late.flush()
    await late.reached
    await ground.stack.writeBehind.flush()
    await bookSome(ground)
    late.go()
    expect(await flushed).toMatchObject({ value: expect.any(Number) })

    await expectRecovered(ground)
  })

  test('deletes, after a delay, only its own batch and not the next one', async () => {
    const ground = await layGround(url)
    await bookSome(ground)
    const [late, victim] = await Promise.all([
      startActor({ ...ground.job, fault: { at: 'added', act: 'wait' } }),
      startActor({ ...ground.job, fault: { at: 'taken', act: 'die' } }),
    ])
    const flushed = late.flush()
    await late.reached
    await ground.stack.writeBehind.flush()
    await bookSome(ground)
    expect(await victim.flush()).toBe('lost')
    late.go()
    expect(await flushed).toMatchObject({ value: expect.any(Number) })

    await expectRecovered(ground)
  })
})
