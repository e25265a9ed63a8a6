import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createGuard } from '../../src/cache/guard.ts'
import type { BookingPoint } from '../../src/services/booking/commit.ts'
import { seatKeys } from '../../src/services/booking/seat-map/keys.ts'
import { type Definition, partsOf } from '../../src/services/leaderboards/definition.ts'
import { createFollower } from '../../src/services/leaderboards/follow.ts'
import type { RebuildPoint } from '../../src/services/leaderboards/rebuild.ts'
import { spanAt } from '../../src/services/leaderboards/windows.ts'
import { type BookingServices, openBookingServices } from '../booking/booking-services.ts'
import { type Fixtures, fixtures, makeFixtures, postgresUrl } from '../support/fixtures.ts'
import { createGates } from '../support/gates.ts'
import { ask } from '../support/scratch.ts'
import { describeEachTopology } from '../support/servers-of-cache.ts'
import { type Boards, openBoards } from './boards.ts'
import { expectedScores, inOrder, rowsOf } from './expected.ts'

const BOARD = 'passengers-most-flights'
const points: RebuildPoint[] = ['begun', 'snapshot', 'read', 'put', 'completed']
const buildPoints: RebuildPoint[] = ['begun', 'chosen', 'snapshot', 'asked', 'put']

/** Boards that the counters of flights suffice for. */
const countedBoards: Record<string, Definition> = {
  revenue: { title: 'Revenue', source: 'bookings', member: 'airline', metric: 'revenue', windows: ['all'] },
  counts: { title: 'Counts', source: 'bookings', member: 'airport', metric: 'count', windows: ['all'] },
  miles: { title: 'Miles', source: 'bookings', member: 'route', metric: 'miles', windows: ['all'] },
}

describeEachTopology('a board', (urls) => {
  const here = fixtures()

  /** Opens booking and boards on one key prefix. `another` opens the boards of another process. */
  async function start(on: Fixtures = here()) {
    const services = await openBookingServices(on, urls())
    onTestFinished(services.close)
    const boards = await openBoards(on.database, { prefix: services.prefix, ...urls() })
    const another = () => openBoards(on.database, { prefix: services.prefix, ...urls() })
    return { services, boards, another }
  }

  /** Expects the scores of the database on the board, and no drift in a rebuild. */
  async function expectRight(boards: Boards, on: Fixtures = here()) {
    await boards.follower.followAll()
    const [, definition] = boards.windowOf(BOARD)
    const rows = await rowsOf((statement) => ask(on.database, statement))
    expect(await boards.scores(BOARD)).toEqual(inOrder(expectedScores(rows, definition, undefined)))
    expect(await boards.rebuild(BOARD)).toMatchObject({ drifted: 0 })
  }

  const book = ({ bookings }: BookingServices, flightId: number, passengerId = 1) =>
    bookings.book({ flightId, passengerId, wishes: ['any'] })

  test('counts a booking and a cancellation in all windows of the flight and in no other', async () => {
    const { services, boards } = await start()
    const flightId = here().flight()
    const day = new Date((await here().route(flightId)).date)
    const other = new Date(day.getTime() - 40 * 86_400_000)
    for (const window of ['daily', 'weekly', 'monthly'] as const) {
      await boards.rebuild(BOARD, window, day)
      await boards.rebuild(BOARD, window, other)
    }
    const { bookings } = await book(services, flightId, 7)
    await boards.follower.followAll()
    for (const window of ['daily', 'weekly', 'monthly'] as const) {
      expect(await boards.scores(BOARD, window, day), window).toContainEqual(['7', 1])
      expect(await boards.scores(BOARD, window, other), window).toEqual([])
    }
    await services.bookings.cancel(bookings[0]?.bookingId ?? 0)
    await boards.follower.followAll()
    for (const window of ['daily', 'weekly', 'monthly'] as const) {
      expect(await boards.scores(BOARD, window, day), window).toEqual([])
      // An empty window keeps its TTL.
      const key = boards.store.keys.scores(BOARD, spanAt(window, day).name)
      expect(await boards.client.pttl(`${key}:meta`)).toBeGreaterThan(0)
    }
  })

  test('keeps an empty window for a minute at most, even if it is read often', async () => {
    const { boards } = await start()
    const day = new Date('1999-12-31')
    await boards.rebuild(BOARD, 'daily', day)
    expect(await boards.scores(BOARD, 'daily', day)).toEqual([])
    const meta = `${boards.store.keys.scores(BOARD, 'daily:1999-12-31')}:meta`
    expect(await boards.client.pttl(meta)).toBeGreaterThan(0)
    expect(await boards.client.pttl(meta)).toBeLessThanOrEqual(60_000)
  })

  test('lets a window expire that was empty when it was rebuilt and has members now', async () => {
    const { services, boards } = await start()
    const flightId = here().flight()
    const day = new Date((await here().route(flightId)).date)
    await boards.rebuild(BOARD, 'daily', day)
    await book(services, flightId)
    await boards.follower.followAll()
    const key = boards.store.keys.scores(BOARD, spanAt('daily', day).name)
    expect(await boards.scores(BOARD, 'daily', day)).toEqual([['1', 1]])
    expect(await boards.client.pttl(key)).toBeGreaterThan(0)
  })

  describe.each(points)('at step %s of a rebuild', (point) => {
    test.each([
      ['and its score event is applied at once', true],
      ['and its score event is applied after the rebuild', false],
    ])('counts a booking once that is made %s', async (_, followed) => {
      const { services, boards } = await start()
      const flightId = here().flight(30)
      const before = await book(services, flightId, 2)
      await boards.follower.followAll()
      for (const which of ['first rebuild', 'second rebuild']) {
        boards.at.rebuild = async (reached) => {
          if (reached !== point) return
          await book(services, flightId, 3)
          if (followed) await boards.follower.followAll()
        }
        expect(await boards.rebuild(BOARD), which).toBeDefined()
        delete boards.at.rebuild
        await expectRight(boards)
      }
      expect(before.bookings).toHaveLength(1)
    })

    test('counts a cancellation once', async () => {
      const { services, boards } = await start()
      const { bookings } = await book(services, here().flight(30), 4)
      await boards.rebuild(BOARD)
      await boards.follower.followAll()
      boards.at.rebuild = async (reached) => {
        if (reached === point) await services.bookings.cancel(bookings[0]?.bookingId ?? 0)
      }
      await boards.rebuild(BOARD)
      delete boards.at.rebuild
      await expectRight(boards)
    })

    test('counts a booking once that was never confirmed and is reaped later', async () => {
      const { services, boards } = await start()
      boards.at.rebuild = async (reached) => {
        if (reached !== point) return
        services.crashAt('committed')
        await expect(book(services, here().flight(), 5)).rejects.toThrow('committed')
        services.recover()
      }
      await boards.rebuild(BOARD)
      delete boards.at.rebuild
      await services.reap()
      await expectRight(boards)
    })
  })

  test('reports no drift for a booking that is committed before the snapshot and confirmed after it', async () => {
    const { services, boards } = await start()
    await boards.rebuild(BOARD)
    const gates = createGates<BookingPoint>()
    gates.close('committed')
    services.at.booking = gates.pass
    const booking = book(services, here().flight(30), 6)
    await gates.reached('committed')
    // The snapshot contains the booking, and no score event exists yet.
    boards.at.rebuild = async (point) => {
      if (point !== 'completed') return
      gates.open('committed')
      await booking
    }
    expect(await boards.rebuild(BOARD)).toMatchObject({ drifted: 0 })
    delete boards.at.rebuild
    delete services.at.booking
    await expectRight(boards)
  })

  test('has the right scores after concurrent bookings, rebuilds and followers in three processes', {
    timeout: 120_000,
  }, async () => {
    // Own database: the test compares all bookings.
    const own = await makeFixtures(postgresUrl())
    onTestFinished(own.close)
    const { services, boards, another } = await start(own)
    const all = [boards, await another(), await another()]
    await boards.rebuild(BOARD)
    const flights = [own.flight(180), own.flight(180), own.flight(180)]
    let over = false
    const busy = all.map(async ({ rebuild, follower }) => {
      while (!over) {
        const [drift] = await Promise.all([rebuild(BOARD), follower.followAll(), follower.followAll()])
        // No rebuild ever finds a drift.
        expect(drift?.drifted ?? 0).toBe(0)
        await turn()
      }
    })
    await Promise.all(
      Array.from({ length: 12 }, async (_, client) => {
        for (let i = 0; i < 12; i++) {
          const made = await book(services, flights[(client + i) % 3] ?? 0, 1 + ((client * 7 + i) % 20))
          if (i % 3 === 0) await services.bookings.cancel(made.bookings[0]?.bookingId ?? 0)
        }
      }),
    ).finally(() => {
      over = true
    })
    await Promise.all(busy)
    await expectRight(boards, own)
    // All score events have been applied and removed.
    expect(await boards.follower.pending()).toEqual([])
  })

  test('reports and repairs wrong scores', async () => {
    const { services, boards } = await start()
    await book(services, here().flight(), 6)
    await boards.rebuild(BOARD)
    await boards.follower.followAll()
    const right = await boards.scores(BOARD)
    const key = boards.store.keys.scores(BOARD, 'all')
    const six = right.find(([member]) => member === '6')?.[1] ?? 0
    await boards.client.zincrby(key, 5, '6')
    await boards.client.zadd(key, 3, '98')
    await boards.client.zrem(key, '1')
    const one = right.find(([member]) => member === '1')?.[1]
    const found = await boards.rebuild(BOARD)
    expect(found?.examples).toEqual(
      expect.arrayContaining([
        { member: '6', was: six + 5, is: six },
        { member: '98', was: 3, is: null },
        ...(one === undefined ? [] : [{ member: '1', was: null, is: one }]),
      ]),
    )
    expect(found?.drifted).toBe(one === undefined ? 2 : 3)
    expect(await boards.scores(BOARD)).toEqual(right)
    expect(await boards.rebuild(BOARD)).toMatchObject({ drifted: 0 })
  })

  test('follows bookings although another followed board has no keys', async () => {
    const { services, boards } = await start()
    await boards.rebuild(BOARD)
    await boards.store.follow('half-deleted')
    await book(services, here().flight(), 9)
    await boards.follower.followAll()
    expect(await boards.follower.pending()).toEqual([])
    await expectRight(boards)
  })

  test('is rebuilt again when data changes during a rebuild, in the same process or another', async () => {
    const { boards, another } = await start()
    const other = await another()
    const key = boards.store.keys.scores(BOARD, 'all')
    await boards.rebuild(BOARD)
    for (const busy of [boards, other]) {
      let rebuilt: Promise<unknown> | undefined
      busy.at.rebuild = async (reached) => {
        if (reached !== 'read' || rebuilt) return
        // The rebuild that is running has read older data.
        rebuilt = boards.rebuildFresh(BOARD)
        await boards.client.zadd(key, 7, '97')
      }
      await busy.rebuild(BOARD)
      delete busy.at.rebuild
      await boards.client.zadd(key, 7, '97')
      await rebuilt
      expect(await boards.scores(BOARD)).not.toContainEqual(['97', 7])
    }
  })

  test('keeps a hundred windows besides the current ones and drops the least recently read', async () => {
    const { boards } = await start()
    const day = (n: number) => new Date(Date.UTC(2001, 0, n))
    for (let n = 1; n <= 103; n++) {
      await boards.rebuild(BOARD, 'daily', day(n))
      // Windows that were read earlier have a shorter TTL left.
      const key = boards.store.keys.scores(BOARD, spanAt('daily', day(n)).name)
      await boards.client.pexpire(`${key}:meta`, 1_000_000 + n * 1_000)
    }
    const live = (await boards.store.liveWindows(BOARD)).map(({ span }) => span.name)
    expect(live.length).toBeLessThanOrEqual(101)
    expect(live).toContain(spanAt('daily', day(103)).name)
    expect(live).not.toContain(spanAt('daily', day(1)).name)
  })

  test('stops counting bookings when its definition changes to flights', async () => {
    const { services, boards } = await start()
    await boards.rebuild(BOARD)
    const flights = await openBoards(here().database, {
      prefix: services.prefix,
      boards: {
        [BOARD]: { title: 'Flights', source: 'flights', member: 'airport', metric: 'count', windows: ['all'] },
      },
      ...urls(),
    })
    await flights.rebuild(BOARD)
    await book(services, here().flight(), 9)
    await flights.follower.followAll()
    expect(await flights.rebuild(BOARD)).toMatchObject({ drifted: 0 })
  })

  test('counts money to the cent', async () => {
    const { services } = await start()
    const paid = await openBoards(here().database, {
      prefix: services.prefix,
      boards: {
        [BOARD]: { title: 'Paid', source: 'bookings', member: 'airline', metric: 'revenue', windows: ['all'] },
      },
      ...urls(),
    })
    await paid.rebuild(BOARD)
    const [before] = await paid.scores(BOARD)
    const { bookings } = await book(services, here().flight(), 9)
    const id = bookings[0]?.bookingId
    // An imported booking may have any price.
    await here().ask(`UPDATE booking SET price = 64.01 WHERE booking_id = ${id}`)
    await paid.follower.followAll()
    await paid.rebuild(BOARD)
    await services.bookings.cancel(id ?? 0)
    await paid.follower.followAll()
    expect((await paid.scores(BOARD))[0]).toEqual(before)
    expect(await paid.rebuild(BOARD)).toMatchObject({ drifted: 0 })
  })

  test('is rebuilt by one process at a time, and by another after the time limit', async () => {
    const { boards, another } = await start()
    const other = await another()
    boards.at.rebuild = async (reached) => {
      if (reached === 'read') expect(await other.rebuild(BOARD)).toBeUndefined()
    }
    await boards.rebuild(BOARD)
    boards.at.rebuild = async (reached) => {
      if (reached !== 'put') return
      // Simulates the time limit: another process begins a rebuild.
      await boards.client.del(`${boards.store.keys.scores(BOARD, 'all')}:building`)
      expect(await other.rebuild(BOARD)).toMatchObject({ drifted: 0 })
    }
    await expect(boards.rebuild(BOARD)).rejects.toMatchObject({ code: 'unavailable' })
    delete boards.at.rebuild
    await expectRight(boards)
  })

  test('keeps recorded score events when an older rebuild ends after its time limit', async () => {
    const { services, boards, another } = await start()
    const late = await another()
    let go = () => {}
    const held = new Promise<void>((resolve) => {
      go = resolve
    })
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    late.at.rebuild = async (reached) => {
      if (reached !== 'put') return
      arrive()
      await held
    }
    const tooLate = late.rebuild(BOARD).catch((error) => error.code)
    await arrived
    // Simulates the time limit.
    await boards.client.del(`${boards.store.keys.scores(BOARD, 'all')}:building`)
    boards.at.rebuild = async (reached) => {
      if (reached !== 'read') return
      await book(services, here().flight(), 9)
      await boards.follower.followAll()
      go()
      expect(await tooLate).toBe('unavailable')
    }
    await boards.rebuild(BOARD)
    delete boards.at.rebuild
    await expectRight(boards)
  })

  test('keeps score events for a board with a new definition', async () => {
    const { services, boards } = await start()
    await boards.rebuild(BOARD)
    const old = await boards.store.builtFor(BOARD)
    const changed = await openBoards(here().database, {
      prefix: services.prefix,
      boards: {
        [BOARD]: { title: 'Spent', source: 'bookings', member: 'passenger', metric: 'revenue', windows: ['all'] },
      },
      ...urls(),
    })
    await changed.rebuild(BOARD)
    await book(services, here().flight(), 9)
    const guard = createGuard({ timeoutMs: 10_000, onChange: () => {} })
    // Another process has read the definition just before the change.
    const behind = createFollower({
      server: { client: boards.client, guard, patient: guard },
      seatKeys: seatKeys(services.prefix),
      store: { ...boards.store, builtFor: async () => old },
      onFailed: () => {},
    })
    await behind.followAll()
    expect(await boards.follower.pending()).toHaveLength(1)
    await changed.follower.followAll()
    expect(await changed.rebuild(BOARD)).toMatchObject({ drifted: 0 })
  })

  test('shows the old scores until a new definition is built, and counts only for the new one', async () => {
    const { services, boards } = await start()
    await boards.rebuild(BOARD)
    const before = await boards.scores(BOARD)
    const boardsOf = (metric: 'miles' | 'revenue') => ({
      [BOARD]: {
        title: 'Another',
        source: 'bookings' as const,
        member: 'passenger' as const,
        metric,
        windows: ['all' as const],
      },
    })
    const changed = await openBoards(here().database, {
      prefix: services.prefix,
      boards: boardsOf('revenue'),
      ...urls(),
    })
    changed.at.rebuild = async (reached) => {
      if (reached !== 'read') return
      await book(services, here().flight(), 8)
      // A process with the old definition has no effect.
      await boards.follower.followAll()
      expect(await boards.scores(BOARD)).toEqual(before)
    }
    await changed.rebuild(BOARD)
    delete changed.at.rebuild
    await changed.follower.followAll()
    expect(await changed.rebuild(BOARD)).toMatchObject({ drifted: 0 })
    expect((await changed.scores(BOARD)).find(([member]) => member === '8')?.[1]).toBeGreaterThan(1_000)
  })

  describe.each(buildPoints)('at step %s of a first build from the counters', (point) => {
    test.each([
      ['stays pending', false],
      ['is written at once', true],
    ])('counts every booking and cancellation once, if what is booked then %s', async (_, written) => {
      const own = await makeFixtures(postgresUrl())
      onTestFinished(own.close)
      const { services } = await start(own)
      const boards = await openBoards(own.database, {
        prefix: services.prefix,
        boards: countedBoards,
        fromCounters: true,
        ...urls(),
      })
      const idOf = async (flightId: number) => (await book(services, flightId)).bookings[0]?.bookingId ?? 0
      const flightId = own.flight(30)
      const inCounters = await idOf(flightId)
      await idOf(flightId)
      await services.writeBehind.flush()
      const isPending = await idOf(flightId)
      const stays = own.flight(30)
      await idOf(stays)
      // Committed, and open until it is reaped.
      services.crashAt('committed')
      await expect(book(services, own.flight(30))).rejects.toThrow('committed')
      services.recover()

      boards.at.rebuild = async (reached) => {
        if (reached !== point) return
        await idOf(own.flight(30))
        await idOf(stays)
        await services.bookings.cancel(inCounters)
        await services.bookings.cancel(isPending)
        if (written) await services.writeBehind.flush()
        await boards.follower.followAll()
      }
      for (const board of Object.keys(countedBoards)) {
        await boards.rebuild(board)
        const meta = `${boards.store.keys.scores(board, 'all')}:meta`
        expect(await boards.client.hget(meta, 'from')).toBe('counters')
        delete boards.at.rebuild
      }
      await services.reap()
      await boards.follower.followAll()
      const rows = await rowsOf((statement) => ask(own.database, statement))
      for (const [board, definition] of Object.entries(countedBoards)) {
        const found = (await boards.scores(board)).map(([member, score]) => [member, score / partsOf(definition)])
        expect(found, board).toEqual(inOrder(expectedScores(rows, definition, undefined)))
        // Now the window is compared with the bookings.
        expect(await boards.rebuild(board), board).toMatchObject({ drifted: 0 })
      }
    })
  })
})
