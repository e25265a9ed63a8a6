import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../src/db/seed/random.ts'
import { askValkey } from '../../src/embedded/valkey/ask-valkey.ts'
import type { Link } from '../../test/support/proxy.ts'
import type { TestServer } from '../../test/support/servers.ts'
import { shuffled } from '../../tools/shuffled.ts'
import type { Member } from './members.ts'
import type { Servers } from './servers.ts'

export interface Surroundings {
  servers: Servers
  members: readonly Member[]
}

/** A fault. `strike` causes it for about `forMs`, and resolves when it is repaired. */
interface Fault {
  title: string
  /** Shortest and longest duration. Milliseconds. */
  lasts: [number, number]
  possible(servers: Servers): boolean
  strike(about: Surroundings & { forMs: number; random: Random }): Promise<void>
}

const always = () => true

/** Whether a connection carries invalidations. */
const carriesInvalidations = ({ opening }: Link) => /tracking|subscribe/i.test(opening)

/** All faults, by their names on the command line. */
export const faults = {
  'cache-killed': {
    title: 'a cache server is killed and restarts: empty, or with its data in a cluster',
    lasts: [50, 400],
    possible: always,
    strike: ({ servers, random, forMs }) => killAndRestart(oneOf(servers.caches, random), forMs),
  },
  'state-killed': {
    title: 'the state server with the tag index is killed and restarts with its data',
    lasts: [50, 400],
    possible: ({ state }) => state !== undefined,
    strike: async ({ servers: { state }, forMs }) => {
      if (state) await killAndRestart(state, forMs)
    },
  },
  'cache-frozen': {
    title: 'a cache server freezes with its connections open',
    lasts: [100, 600],
    possible: always,
    strike: async ({ servers, random, forMs }) => {
      const { pid } = oneOf(servers.caches, random)
      if (pid === undefined) return
      process.kill(pid, 'SIGSTOP')
      await sleep(forMs)
      process.kill(pid, 'SIGCONT')
    },
  },
  'data-cut': {
    title: 'all data connections to the cache servers are cut, several times',
    lasts: [200, 600],
    possible: always,
    strike: ({ servers, forMs }) => cut(servers.caches, 'normal', forMs),
  },
  'trackers-cut': {
    title: 'all connections that carry invalidations are cut, several times',
    lasts: [200, 600],
    possible: always,
    strike: ({ servers, forMs }) => cut(servers.caches, 'pubsub', forMs),
  },
  'tracker-frozen': {
    title: 'invalidations for the first process are delayed, then all arrive together',
    lasts: [1_200, 1_800],
    possible: ({ proxy }) => proxy !== undefined,
    strike: async ({ servers: { proxy }, forMs }) => {
      proxy?.freeze(carriesInvalidations)
      await sleep(forMs)
      proxy?.thaw()
    },
  },
  'answers-late': {
    title: 'replies to the first process are delayed, several times, while invalidations arrive immediately',
    lasts: [400, 800],
    possible: ({ proxy }) => proxy !== undefined,
    strike: async ({ servers: { proxy }, random, forMs }) => {
      for (const end = Date.now() + forMs; Date.now() < end; await sleep(random.int(5, 20))) {
        proxy?.freeze((link) => !carriesInvalidations(link))
        await sleep(random.int(20, 80))
        proxy?.thaw()
      }
    },
  },
  'database-slow': {
    title: 'results of the database arrive up to 300 ms late',
    lasts: [400, 800],
    possible: always,
    strike: async ({ members, forMs }) => {
      await Promise.all(members.map((member) => member.slow(300)))
      await sleep(forMs)
      await Promise.all(members.map((member) => member.slow(0)))
    },
  },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof faults

export const faultNames = Object.keys(faults) as FaultName[]

/**
 * Causes faults one after the other until `over`, each equally often, in random order and with random lengths. Resolves, after
 * the last repair, to the faults that happened.
 */
export async function inflict(
  options: Surroundings & { wanted: readonly FaultName[]; random: Random; over: AbortSignal },
): Promise<FaultName[]> {
  const { wanted, random, over, ...about } = options
  const possible = wanted.filter((name) => faults[name].possible(about.servers))
  const happened: FaultName[] = []
  while (possible.length > 0) {
    for (const name of shuffled(possible, random)) {
      await sleep(random.int(50, 200))
      if (over.aborted) return happened
      const fault: Fault = faults[name]
      await fault.strike({ ...about, random, forMs: random.int(...fault.lasts) })
      happened.push(name)
    }
  }
  return happened
}

async function killAndRestart(server: TestServer, forMs: number): Promise<void> {
  await server.kill()
  await sleep(forMs)
  await server.restart()
}

async function cut(servers: readonly TestServer[], type: 'normal' | 'pubsub', forMs: number): Promise<void> {
  for (const end = Date.now() + forMs; Date.now() < end; await sleep(150)) {
    await Promise.all(servers.map(({ port }) => askValkey(port, `CLIENT KILL TYPE ${type}`)))
  }
}

function oneOf(servers: readonly TestServer[], random: Random): TestServer {
  const server = servers[random.int(0, servers.length - 1)]
  if (!server) throw new Error('There is no cache server.')
  return server
}
