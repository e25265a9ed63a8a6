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

/** One way to hurt: `strike` does it, lasts about `forMs`, and has mended it when it resolves. */
interface Fault {
  title: string
  /** Milliseconds, at least and at most. */
  lasts: [number, number]
  possible(servers: Servers): boolean
  strike(about: Surroundings & { forMs: number; random: Random }): Promise<void>
}

const always = () => true

/** Whether a connection is one on which a process is told of invalidations. */
const tells = ({ opening }: Link) => /tracking|subscribe/i.test(opening)

/** Every fault, by the name that the command line knows. */
export const faults = {
  'cache-killed': {
    title: 'a cache server is killed and comes back: empty, and in a cluster with all it had',
    lasts: [50, 400],
    possible: always,
    strike: ({ servers, random, forMs }) => killAndRestart(oneOf(servers.caches, random), forMs),
  },
  'state-killed': {
    title: 'the state server, which holds the tag index, is killed and comes back with it',
    lasts: [50, 400],
    possible: ({ state }) => state !== undefined,
    strike: async ({ servers: { state }, forMs }) => {
      if (state) await killAndRestart(state, forMs)
    },
  },
  'cache-frozen': {
    title: 'a cache server stands still with its connections open',
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
    title: 'all connections that tell of invalidations are cut, several times',
    lasts: [200, 600],
    possible: always,
    strike: ({ servers, forMs }) => cut(servers.caches, 'pubsub', forMs),
  },
  'tracker-frozen': {
    title: 'nothing comes through the connection that tells the first process of invalidations, and then all of it',
    lasts: [1_200, 1_800],
    possible: ({ proxy }) => proxy !== undefined,
    strike: async ({ servers: { proxy }, forMs }) => {
      proxy?.freeze(tells)
      await sleep(forMs)
      proxy?.thaw()
    },
  },
  'answers-late': {
    title: 'answers to the first process come late, again and again, while it is told of invalidations at once',
    lasts: [400, 800],
    possible: ({ proxy }) => proxy !== undefined,
    strike: async ({ servers: { proxy }, random, forMs }) => {
      for (const end = Date.now() + forMs; Date.now() < end; await sleep(random.int(5, 20))) {
        proxy?.freeze((link) => !tells(link))
        await sleep(random.int(20, 80))
        proxy?.thaw()
      }
    },
  },
  'database-slow': {
    title: 'what the database answers arrives up to 300 ms late',
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
 * Faults one after the other, in an order and of lengths that `random` decides, until `over`; each comes as often as any
 * other. Answers what has happened. A fault that has begun is mended before this resolves.
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
  if (!server) throw new Error('there is no cache server')
  return server
}
