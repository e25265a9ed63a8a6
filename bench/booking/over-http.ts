import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../src/embedded/free-port.ts'
import { fixed } from '../../tools/format.ts'
import { median } from '../../tools/statistics.ts'
import { type Child, startChild } from '../peers/child.ts'
import { reserveCore } from '../peers/cores.ts'
import { serviceArgs, serviceSettings } from '../peers/service.ts'
import type { SeatWish } from './variants.ts'

export interface OverHttpOptions {
  urls: { database: string; cache: string; state: string }
  bookers: number
  rounds: number
  /** Length of a round. */
  seconds: number
  /** Next seat to book. */
  next: () => Pick<SeatWish, 'flightId' | 'seat'>
}

/** Number of bookings before the first round. V8 optimizes a service only after thousands of them. */
const WARM_UP = 6_000

/** Figures of one round over HTTP. */
interface Round {
  booked: number
  perSecond: number
  /** CPU time of the service per booking, HTTP and session included. Microseconds. */
  cpuUs: number
  /** Share of one core that the service used, 0…1. */
  busy: number
}

/**
 * Books over HTTP as signed-in passengers, with a service of its own process on the last core. Returns the result as a sentence. The
 * built service must be up to date.
 */
export async function overHttp({ urls, bookers, rounds, seconds, next }: OverHttpOptions): Promise<string> {
  const scratch = mkdtempSync(join(tmpdir(), 'flights-bench-'))
  const port = await freePort()
  const env = serviceSettings({ urls, prefix: 'http:', body: { bytes: 4_096, gzip: false } })
  const started = { args: serviceArgs(), env, cwd: scratch, port, logFile: join(scratch, 'log') }
  const service = await startChild({ ...started, onCore: reserveCore() })
  try {
    const base = `http://127.0.0.1:${port}/v1`
    // One after the other: sign-ins that are not yet known to succeed count towards the limit of an address.
    const cookies: string[] = []
    for (let passengerId = 1; passengerId <= bookers; passengerId++) cookies.push(await signIn(base, passengerId))
    const book = async (cookie: string) => {
      const { flightId, seat } = next()
      const response = await post(`${base}/flights/${flightId}/bookings`, { seat }, cookie)
      if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
      await response.arrayBuffer()
    }
    for (let warmed = 0; warmed < WARM_UP; ) warmed += (await round(service, { cookies, seconds, book })).booked
    const all: Round[] = []
    for (let i = 0; i < rounds; i++) all.push(await round(service, { cookies, seconds, book }))
    return sentence(all)
  } finally {
    await service.end()
    rmSync(scratch, { recursive: true })
  }
}

interface RoundOptions {
  cookies: readonly string[]
  seconds: number
  book: (cookie: string) => Promise<void>
}

async function round(service: Child, { cookies, seconds, book }: RoundOptions): Promise<Round> {
  let over = false
  let booked = 0
  const before = await service.usage()
  const startedAt = performance.now()
  const all = Promise.all(
    cookies.map(async (cookie) => {
      for (; !over; booked++) await book(cookie)
    }),
  )
  await Promise.race([pause(seconds * 1_000), all])
  over = true
  await all
  const took = performance.now() - startedAt
  const cpuUs = (await service.usage()).cpuUs - before.cpuUs
  return { booked, perSecond: (booked * 1_000) / took, cpuUs: cpuUs / booked, busy: cpuUs / (took * 1_000) }
}

async function signIn(base: string, passengerId: number): Promise<string> {
  const response = await post(`${base}/sessions`, {
    passportNo: `P${passengerId}`,
    lastName: `Number ${passengerId}`,
  })
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
  await response.arrayBuffer()
  return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

const post = (url: string, body: object, cookie = ''): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    body: JSON.stringify(body),
  })

function sentence(rounds: readonly Round[]): string {
  const range = (of: keyof Round) => {
    const values = rounds.map((figures) => figures[of])
    return `${fixed(median(values), 0)} (${fixed(Math.min(...values), 0)}–${fixed(Math.max(...values), 0)})`
  }
  const busy = Math.round(median(rounds.map((figures) => figures.busy)) * 100)
  return (
    `Over HTTP, signed in: ${range('perSecond')} bookings/s, ${range('cpuUs')} µs of the service's CPU per booking; ` +
    `the service used ${busy} % of its core.`
  )
}
