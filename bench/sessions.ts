// Cost of a session per request, and its memory in Valkey: a hash with a field for each property, as this service keeps it,
// against one text that is read and written whole, as connect-redis keeps it. docs/sessions.md explains the results.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Option } from 'commander'
import { freePort } from '../src/embedded/free-port.ts'
import { askValkey } from '../src/embedded/valkey/ask-valkey.ts'
import { startTestValkey } from '../test/support/servers.ts'
import { createCommand, number, option, wholeNumber } from '../tools/command-line.ts'
import { today } from '../tools/days.ts'
import { writeBlocks } from '../tools/docs.ts'
import { count } from '../tools/format.ts'
import { commit, machine, machineText } from '../tools/machine.ts'
import { alternate } from '../tools/rounds.ts'
import { median, sum } from '../tools/statistics.ts'
import { markdownTable } from '../tools/tables.ts'
import { infoField, valkeyVersion } from '../tools/valkey-info.ts'
import { type Child, startChild } from './peers/child.ts'
import { reserveCore } from './peers/cores.ts'
import { type ContentName, contents, idOf, SESSIONS } from './sessions/content.ts'
import type { Load, Order } from './sessions/load.ts'
import { type Variant, variants } from './sessions/variants.ts'

const PAGE = 'docs/sessions.md'
/** Minimum number of rounds of recorded figures. */
const RECORDED_ROUNDS = 5

const command = createCommand(
  'bench:sessions',
  'Measures the cost of a session per request, and its memory in Valkey. Prints tables.',
)
  .addOption(option('--rounds <n>', 'rounds of each variant', wholeNumber(1, 100)).default(5))
  .addOption(option('--seconds <n>', 'length of a round', number({ from: 0.1, to: 600 })).default(1))
  .addOption(new Option('--write', `put the tables into ${PAGE}; needs at least ${RECORDED_ROUNDS} rounds`))
  .parse()
const { rounds, seconds, write } = command.opts<{ rounds: number; seconds: number; write?: true }>()
if (write && rounds < RECORDED_ROUNDS) command.error(`error: --write needs at least ${RECORDED_ROUNDS} rounds`)

const WARM_UPS = 3
/** Number of concurrent changes of different properties. */
const CHANGES = 20

const requests = [
  { name: 'a request that reads it', method: 'GET', path: '/read' },
  { name: 'a request that changes a preference', method: 'POST', path: '/change?name=theme' },
] as const

/** Figures of one variant in one round, per request. */
interface Measured {
  cpuUs: number
  valkeyUs: number
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
  const { load: before, cores } = machine()
  const busy = before > cores / 2 ? ': **a busy machine, rough figures**' : ''
  const about = [
    `${today()}, commit ${commit()}, ${machineText()}, ${await valkeyVersion(valkey.port)}; load ${before.toFixed(1)} before${busy};`,
    `${count(SESSIONS)} sessions, 50 connections, ${rounds} alternating rounds of ${seconds} s: medians, and the range of the rounds.`,
  ].join('\n')
  const sections = [about]
  for (const content of Object.keys(contents) as ContentName[]) {
    sections.push(`### ${content[0]?.toUpperCase()}${content.slice(1)}`, ...(await tablesOf(content)))
  }
  const text = sections.join('\n\n')
  console.log(text)
  if (write) writeBlocks(PAGE, { results: text })
} finally {
  generator.kill()
  await valkey.close()
  rmSync(scratch, { recursive: true, force: true })
}

/** A table for each request, of all variants with this content. */
async function tablesOf(content: ContentName): Promise<string[]> {
  await askValkey(valkey.port, 'FLUSHALL')
  const servers = new Map<Variant, Child>()
  const memory = new Map<Variant, number>()
  try {
    for (const variant of variants) {
      const before = await usedMemory()
      servers.set(variant, await start(variant, content))
      memory.set(variant, ((await usedMemory()) - before) / SESSIONS)
    }
    const tables: string[] = []
    for (const request of requests) {
      tables.push(await tableOf(request, servers, memory))
      say(`${content}: ${request.name}`)
    }
    return tables
  } finally {
    await Promise.all([...servers.values()].map((server) => server.end()))
  }
}

async function tableOf(
  { name, method, path }: (typeof requests)[number],
  servers: ReadonlyMap<Variant, Child>,
  memory: ReadonlyMap<Variant, number>,
): Promise<string> {
  const measured = await measureAll(servers, { method, path })
  const whole = measured.get('whole') ?? []
  const rows: string[][] = []
  for (const [variant, server] of servers) {
    const all = measured.get(variant.id) ?? []
    const of = (figure: keyof Measured) => all.map((one) => one[figure])
    // Rounds of the same number ran one after the other, so their ratio varies least.
    const ratios = all.map(({ cpuUs }, round) => cpuUs / (whole[round]?.cpuUs ?? Number.NaN))
    const hasSession = variant.id !== 'none'
    rows.push([
      variant.name,
      withRange(of('cpuUs'), 1),
      withRange(ratios, 2),
      median(of('valkeyUs')).toFixed(1),
      median(of('commands')).toFixed(2),
      median(of('bytes')).toFixed(0),
      hasSession ? count(memory.get(variant)) : '',
      hasSession && method === 'POST' ? String(await changesKept(server)) : '',
    ])
  }
  const head = ['CPU µs', '× whole value', 'CPU µs of Valkey', 'commands', 'bytes of commands', 'bytes a session']
  return markdownTable([name, ...head, `of ${CHANGES} changes at once stay`], rows)
}

/** The median, with the smallest and the largest value: `57.9 (56.1–60.2)`. */
function withRange(values: readonly number[], digits: number): string {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`
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

/** Figures of each variant by its id, in the order of the alternating rounds. */
async function measureAll(
  servers: ReadonlyMap<Variant, Child>,
  request: Pick<Order, 'method' | 'path'>,
): Promise<Map<string, Measured[]>> {
  const figures = new Map<string, Measured[]>()
  for (const server of servers.values()) {
    for (let i = 0; i < WARM_UPS; i++) await load({ ...request, port: server.port, seconds: 0.7 })
  }
  await alternate([...servers], rounds, async ([{ id }, server]) => {
    figures.set(id, [...(figures.get(id) ?? []), await measure(server, request)])
  })
  return figures
}

async function measure(server: Child, request: Pick<Order, 'method' | 'path'>): Promise<Measured> {
  const [usage, traffic] = [await server.usage(), await trafficOfValkey()]
  const { requests: answered } = await load({ ...request, port: server.port, seconds })
  const [usageAfter, trafficAfter] = [await server.usage(), await trafficOfValkey()]
  return {
    cpuUs: (usageAfter.cpuUs - usage.cpuUs) / answered,
    valkeyUs: (trafficAfter.cpuUs - traffic.cpuUs) / answered,
    commands: (trafficAfter.commands - traffic.commands) / answered,
    bytes: (trafficAfter.bytes - traffic.bytes) / answered,
  }
}

async function load(order: Order): Promise<Load> {
  generator.send(order)
  const [result] = (await once(generator, 'message')) as [Load]
  if (result.faults > 0 || result.requests === 0) {
    throw new Error(`${order.path}: ${result.faults} faults, ${result.requests} responses`)
  }
  return result
}

/** Sends concurrent changes of different properties, and counts those that the session has afterwards. */
async function changesKept(server: Child): Promise<number> {
  const headers = { cookie: `session=${idOf(SESSIONS - 1)}` }
  const names = Array.from({ length: CHANGES }, (_, i) => `p${i}`)
  const at = (path: string) => `http://127.0.0.1:${server.port}${path}`
  await Promise.all(names.map((name) => fetch(at(`/change?name=${name}`), { method: 'POST', headers })))
  const kept = (await (await fetch(at('/preferences'), { headers })).json()) as Record<string, unknown>
  return names.filter((name) => name in kept).length
}

/**
 * Commands of clients, bytes received and CPU time since the server began. Commands inside a script cost no round trip, so they
 * do not count.
 */
async function trafficOfValkey(): Promise<Pick<Measured, 'commands' | 'bytes'> & { cpuUs: number }> {
  const info = await askValkey(valkey.port, 'INFO everything')
  const calls = (names: string) =>
    sum([...info.matchAll(new RegExp(`^cmdstat_(?:${names}):calls=(\\d+)`, 'gm'))].map(([, n]) => Number(n)))
  const inScripts = calls('evalsha') > 0 ? calls('hgetall') : 0
  return {
    commands: calls('get|set|evalsha|hgetall') - inScripts,
    bytes: Number(infoField(info, 'total_net_input_bytes')),
    cpuUs: 1e6 * (Number(infoField(info, 'used_cpu_user')) + Number(infoField(info, 'used_cpu_sys'))),
  }
}

async function usedMemory(): Promise<number> {
  return Number(infoField(await askValkey(valkey.port, 'INFO memory'), 'used_memory'))
}
