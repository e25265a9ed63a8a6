import { expect, test } from 'vitest'
import { entry } from '../../../src/cache/entry.ts'
import type { BookingPoint } from '../../../src/services/booking/commit.ts'
import { tag } from '../../../src/services/catalogue/entries.ts'
import { describeEachEngine } from '../../support/engines.ts'
import { startActor } from './actor.ts'
import { layGround } from './ground.ts'
import { expectRecovered } from './settled.ts'

const points: BookingPoint[] = ['reserved', 'committed', 'confirmed', 'invalidated']

/** An entry that the first passenger's bookings make stale. */
const bookingsOf = entry<{ passengerId: number }, { count: number }>({
  kind: 'bookings-of',
  pattern: 'bookings-of:*',
  key: ({ passengerId }) => `bookings-of:${passengerId}`,
  tags: ({ passengerId }) => [tag.user(passengerId)],
  ttl: 'personal',
})

describeEachEngine('an API process that is killed', (_open, url) => {
  test.each(points)('when a booking is %s: the booking is complete or absent', async (at) => {
    const ground = await layGround(url)
    const { job, survivor, history, stack } = ground
    await history.book(survivor, { seats: 2 })
    const victim = await startActor({ ...job, fault: { at, act: 'die' } })

    expect(await history.book(victim, { seats: 2 })).toBe('lost')
    expect(await victim.gone).toMatchObject({ signal: 'SIGKILL' })
    // The seats stay taken until the outcome is known.
    await history.book(survivor, { seats: 2 })
    const open = at === 'reserved' || at === 'committed' ? 1 : 0
    expect((await stack.writeBehind.stats()).openReservations).toBe(open)

    await expectRecovered(ground)
    const booked = await stack.database.run('count', () => stack.database.builder.$count(stack.database.tables.booking))
    expect(booked).toBe(12)
  })

  test.each(points)('when a booking is %s: the affected entries are fresh after a drain of the outbox', async (at) => {
    const ground = await layGround(url)
    const { job, history, stack } = ground
    const bookings = async () => {
      const count = async () => ({ count: (await history.rows(stack, 1)).length })
      return stack.cache.value(bookingsOf, { passengerId: 1 }, count)
    }
    const victim = await startActor({ ...job, fault: { at, act: 'die' } })
    expect(await bookings()).toEqual({ count: 0 })
    expect(await history.book(victim)).toBe('lost')

    await expectRecovered(ground)
    expect(await bookings()).toEqual({ count: (await history.rows(stack, 1)).length })
  })

  test.each(points)('when a cancellation is %s: the booking is cancelled or unchanged', async (at) => {
    const ground = await layGround(url)
    const { job, survivor, history, stack } = ground
    await history.book(survivor, { seats: 2 })
    const [booking] = history.standing()
    const victim = await startActor({ ...job, fault: { at, act: 'die' } })

    expect(await history.cancel(victim, Number(booking?.bookingId))).toBe('lost')
    expect(await victim.gone).toMatchObject({ signal: 'SIGKILL' })
    await history.book(survivor)

    await expectRecovered(ground)
    const left = stack.bookings.get(Number(booking?.bookingId))
    if (at === 'reserved') expect(await left).toMatchObject({ seat: booking?.seat })
    else await expect(left).rejects.toMatchObject({ code: 'not-found' })
  })
})
