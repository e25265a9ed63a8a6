// What a session costs a request, and takes in Valkey: as fields of a hash, as this service keeps it, and as one text that is
// read and written whole, as connect-redis keeps it. docs/sessions.md says what to make of it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../src/embedded/free-port.ts'
import { askValkey } from '../src/embedded/valkey/ask-valkey.ts'
import { startTestValkey } from '../test/support/servers.ts'
import { type Child, startChild } from './peers/child.ts'
import { reserveCore } from './peers/cores.ts'
import { type ContentName, contents, idOf, SESSIONS } from './sessions/content.ts'
import type { Load, Order } from './sessions/load.ts'
import { type Variant, variants } from './sessions/variants.ts'

const ROUNDS = 5
const SECONDS = 1
const WARM_UPS = 3
/** How many changes of different properties are sent at once to see how many stay. */
const AT_ONCE = 20

const requests = [
  { name: 'a request that reads it', method: 'GET', path: '/read' },
  { name: 'a request that changes a preference', method: 'POST', path: '/change?name=theme' },
] as const

interface Measured {
  cpuUs: number
  commands: number
  bytes: number
}

const onCore = reserveCore()
const generator = fork(fileURLToPath(new URL('sessions/load.ts', import.meta.url)), {
  execArgv: ['--import', import.meta.resolve('tsx')],
})
const scratch = mkdtempSync(join(tmpdir(), 'flights-sessions-'))
const valkey = await startTestValkey({ role: 'state', settings: ['save ""', 'appendonly no'] })
const say = (line: string) => console.error(line)
try {
  const version = /valkey_version:(\S+)/.exec(await askValkey(valkey.port, 'INFO server'))?.[1]
  const lines = [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpus()[0]?.model}, Node ${process.versions.node}, Valkey ${version};`,
    `${SESSIONS.toLocaleString('en')} sessions, 50 connections, ${ROUNDS} alternating rounds of ${SECONDS} s, medians.`,
    '',
  ]
  for (const content of Object.keys(contents) as ContentName[]) {
    lines.push(`### ${content[0]?.toUpperCase()}${content.slice(1)}`, '', ...(await tableOf(content)), '')
  }
  console.log(lines.join('\n'))
  write(new URL('../docs/sessions.md', import.meta.url), lines.join('\n'))
} finally {
  generator.kill()
  await valkey.close()
  rmSync(scratch, { recursive: true, force: true })
}

async function tableOf(content: ContentName): Promise<string[]> {
  await askValkey(valkey.port, 'FLUSHALL')
  const servers = new Map<Variant, Child>()
  const memory = new Map<Variant, number>()
  try {
    for (const variant of variants) {
      const before = await usedMemory()
      servers.set(variant, await start(variant, content))
      memory.set(variant, (await usedMemory()) - before)
    }
    const rows: string[] = []
    for (const { name, method, path } of requests) {
      const measured = await measureAll(servers, { method, path })
      const base = measured.get('none') ?? { cpuUs: Number.NaN, commands: 0, bytes: 0 }
      rows.push(
        '',
        `| ${name} | CPU µs | × without | commands | bytes of commands | bytes a session | of ${AT_ONCE} changes at once stay |`,
        '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
      )
      for (const [variant, server] of servers) {
        const { cpuUs, commands, bytes } = measured.get(variant.id) ?? base
        const stay = variant.id === 'none' || method === 'GET' ? '' : String(await changesThatStay(server))
        const taken =
          variant.id === 'none' ? '' : Math.round((memory.get(variant) ?? 0) / SESSIONS).toLocaleString('en')
        rows.push(
          `| ${variant.name} | ${cpuUs.toFixed(1)} | ${(cpuUs / base.cpuUs).toFixed(2)} | ${commands.toFixed(2)} | ${Math.round(bytes)} | ${taken} | ${stay} |`,
        )
      }
      say(`${content}: ${name}`)
    }
    return rows.slice(1)
  } finally {
    await Promise.all([...servers.values()].map((server) => server.end()))
  }
}

async function start(variant: Variant, content: ContentName): Promise<Child> {
  const script = fileURLToPath(new URL('sessions/server.ts', import.meta.url))
  return startChild({
    onCore,
    cwd: scratch,
    port: await freePort(),
    logFile: join(scratch, `${variant.id}.log`),
    args: ['--import', import.meta.resolve('tsx'), script, variant.id, content],
    env: { BENCH_VALKEY: valkey.url },
  })
}

async function measureAll(
  servers: ReadonlyMap<Variant, Child>,
  request: Pick<Order, 'method' | 'path'>,
): Promise<Map<string, Measured>> {
  const rounds = new Map<string, Measured[]>()
  const all = [...servers]
  for (const [, server] of all)
    for (let i = 0; i < WARM_UPS; i++) await load({ ...request, port: server.port, seconds: 0.7 })
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < all.length; i++) {
      const [variant, server] = all[(round + i) % all.length] ?? []
      if (!variant || !server) continue
      rounds.set(variant.id, [...(rounds.get(variant.id) ?? []), await measure(server, request)])
    }
  }
  const medians = [...rounds].map(([id, figures]): [string, Measured] => [
    id,
    {
      cpuUs: median(figures.map(({ cpuUs }) => cpuUs)),
      commands: median(figures.map(({ commands }) => commands)),
      bytes: median(figures.map(({ bytes }) => bytes)),
    },
  ])
  return new Map(medians)
}

async function measure(server: Child, request: Pick<Order, 'method' | 'path'>): Promise<Measured> {
  const [usage, asked] = [await server.usage(), await askedOfValkey()]
  const { requests } = await load({ ...request, port: server.port, seconds: SECONDS })
  const [usageAfter, askedAfter] = [await server.usage(), await askedOfValkey()]
  return {
    cpuUs: (usageAfter.cpuUs - usage.cpuUs) / requests,
    commands: (askedAfter.calls - asked.calls) / requests,
    bytes: (askedAfter.bytes - asked.bytes) / requests,
  }
}

async function load(order: Order): Promise<Load> {
  generator.send(order)
  const [{ requests, faults }] = (await once(generator, 'message')) as [Load]
  if (faults > 0 || requests === 0) throw new Error(`${order.path}: ${faults} faults, ${requests} answers`)
  return { requests, faults }
}

/** Sends changes of different properties at the same time, and counts those that are there afterwards. */
async function changesThatStay(server: Child): Promise<number> {
  const headers = { cookie: `session=${idOf(SESSIONS - 1)}` }
  const names = Array.from({ length: AT_ONCE }, (_, i) => `p${i}`)
  const at = (path: string) => `http://127.0.0.1:${server.port}${path}`
  await Promise.all(names.map((name) => fetch(at(`/change?name=${name}`), { method: 'POST', headers })))
  const kept = (await (await fetch(at('/preferences'), { headers })).json()) as Record<string, unknown>
  return names.filter((name) => name in kept).length
}

/** What clients have asked: what a script asks itself costs no round trip. */
async function askedOfValkey(): Promise<{ calls: number; bytes: number }> {
  const text = `${await askValkey(valkey.port, 'INFO commandstats')}\n${await askValkey(valkey.port, 'INFO stats')}`
  const calls = [...text.matchAll(/^cmdstat_(?:get|set|evalsha|hgetall):calls=(\d+)/gm)].map(([, n]) => Number(n))
  const inScripts = /^cmdstat_evalsha:/m.test(text) ? Number(/^cmdstat_hgetall:calls=(\d+)/m.exec(text)?.[1] ?? 0) : 0
  const bytes = Number(/^total_net_input_bytes:(\d+)/m.exec(text)?.[1])
  return { calls: calls.reduce((sum, n) => sum + n, 0) - inScripts, bytes }
}

async function usedMemory(): Promise<number> {
  return Number(/^used_memory:(\d+)/m.exec(await askValkey(valkey.port, 'INFO memory'))?.[1])
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Between the marks of the document, if it is there. */
function write(file: URL, text: string): void {
  if (!existsSync(file)) return
  const [begin, end] = ['<!-- results -->\n', '\n<!-- /results -->']
  const document = readFileSync(file, 'utf8')
  const [from, to] = [document.indexOf(begin), document.indexOf(end)]
  if (from < 0 || to < from) return
  writeFileSync(file, document.slice(0, from + begin.length) + text.trimEnd() + document.slice(to))
}
