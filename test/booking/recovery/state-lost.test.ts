import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { whenReady } from '../../../src/cache/valkey.ts'
import { askValkey } from '../../../src/embedded/valkey/ask-valkey.ts'
import { startTestValkey } from '../../support/servers.ts'
import { startActor } from './actor.ts'
import { upTo } from './flight-rows.ts'
import { layGround, postgresUrl } from './ground.ts'
import { rebuildBoards, recover } from './invariants.ts'

/** About 15 bookings of the append-only file, as a power failure would lose them. Bytes. */
const LOST_BYTES = 40_000

test('repairs boards and counters of a state server that lost its last acknowledged writes', async () => {
  const state = await startTestValkey({ role: 'state', settings: ['appendfsync everysec'] })
  onTestFinished(state.close)
  const ground = await layGround(postgresUrl(), { urls: { state: state.url }, capacity: 180 })
  const { job, stack, history } = ground
  const dir = /dir\r?\n(?:\$\d+\r?\n)?(\S+)/.exec(await askValkey(state.port, 'CONFIG GET dir'))?.[1] ?? ''

  // Both the service and the server are killed under load.
  const actors = await Promise.all(upTo(2).map(() => startActor(job)))
  const load = actors.flatMap((actor) =>
    upTo(4).map(async (client) => {
      for (let i = 0; i < 12; i++) {
        if ((await history.book(actor, { flightId: 1 + ((client + i) % 3) })) === 'lost') return
      }
    }),
  )
  await Promise.race([Promise.all(load.slice(0, 2)), Promise.all(load.slice(4, 6))])
  for (const actor of actors) actor.signal('SIGKILL')
  await Promise.all(load)
  await state.kill()
  const files = readdirSync(join(dir, 'appendonlydir')).filter((name) => name.endsWith('.incr.aof'))
  for (const name of files) {
    const path = join(dir, 'appendonlydir', name)
    truncateSync(path, Math.max(0, statSync(path).size - LOST_BYTES))
  }
  await state.restart()
  await whenReady(stack.state, 15_000)
  await recover(stack)

  // The lost bookings are committed, but the boards have no event of them: the drift is found.
  const found = await rebuildBoards(stack)
  expect(found.map((drift) => drift?.drifted ?? 0).every((drifted) => drifted > 0)).toBe(true)
  // Each passenger has booked once.
  expect(found[0]?.examples[0]).toEqual({ member: expect.any(String), was: null, is: 1 })
  // Afterwards boards and write-behind counters are right.
  for (const drift of await rebuildBoards(stack)) expect(drift).toMatchObject({ drifted: 0 })
  expect((await stack.reconcile()).repaired.length).toBeGreaterThan(0)
  expect(await stack.reconcile()).toMatchObject({ repaired: [], busy: 0 })
  await history.expectKept(stack)
})
