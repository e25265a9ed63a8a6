import { expect, inject, test } from 'vitest'
import { beginning, item, newHandle, openStore } from './store.ts'

const SESSIONS = 10_000

test('ten thousand sessions with a cart each exist and use the documented memory', async () => {
  const { store, client, keys } = await openStore({ stateUrl: inject('stateUrl') })
  const handles = Array.from({ length: SESSIONS }, newHandle)
  const seats = ['1001-12A', '1002-3C']
  for (let i = 0; i < SESSIONS; i += 200) {
    await Promise.all(
      handles.slice(i, i + 200).map((handle, j) =>
        store.create(handle, {
          ...beginning(i + j + 1),
          preferences: { theme: 'dark', seat: 'window', currency: 'USD' },
          cart: Object.fromEntries(seats.map((seat) => [seat, item(seat)])),
        }),
      ),
    )
  }
  const figures = await store.activeOn(new Date().toISOString().slice(0, 10))
  expect(Math.abs(figures.uniqueUsers - SESSIONS) / SESSIONS).toBeLessThan(0.03)
  expect(Math.abs(figures.activeSessions - SESSIONS) / SESSIONS).toBeLessThan(0.03)

  const opened = []
  for (let i = 0; i < SESSIONS; i += 500) {
    opened.push(...(await Promise.all(handles.slice(i, i + 500).map((handle) => store.open(handle)))))
  }
  expect(opened.map((session) => session?.passengerId)).toEqual(handles.map((_, i) => i + 1))
  const bytes = await Promise.all(
    handles.slice(0, 100).map((handle) => client.call('MEMORY', 'USAGE', keys.session(handle))),
  )
  // A hash with fields of this length is not compact. docs/sessions.md states its memory.
  for (const taken of bytes) expect(Number(taken)).toBeLessThan(2_500)
}, 120_000)
