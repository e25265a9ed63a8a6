// What a cache hit costs over HTTP with this service, with what people write by hand, and with the caching libraries of Node,
// in one run on one machine. docs/performance.md says what to make of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askValkey } from '../src/embedded/valkey/ask-valkey.ts'
import { startTestPostgres, startTestValkey } from '../test/support/servers.ts'
import { reserveCore } from './peers/cores.ts'
import { startGenerator } from './peers/generator.ts'
import { readOptions } from './peers/options.ts'
import { sizes } from './peers/payload.ts'
import { about, type Report, table, writeMarkdown } from './peers/report.ts'
import { summarise } from './peers/results.ts'
import { runSize } from './peers/run.ts'
import { judge } from './peers/targets.ts'

const options = readOptions(process.argv)
const { seconds, rounds, warmUp, connections, acceptEncoding } = options

const toClose: (() => unknown)[] = []
const closeAll = async () => {
  for (let close = toClose.pop(); close; close = toClose.pop()) await close()
}
// The servers under test end by themselves when this process has ended.
const giveUp = (why: string) => {
  console.error(why)
  closeAll().finally(() => process.exit(1))
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => giveUp(signal))
const expected = options.sizes.length * options.variants.length * (rounds + 2) * (seconds + warmUp + 2)
setTimeout(() => giveUp('the benchmark takes too long: something hangs'), (60 + 2 * expected) * 1_000).unref()

try {
  const onCore = reserveCore()
  const scratch = mkdtempSync(join(tmpdir(), 'flights-peers-'))
  toClose.push(() => rmSync(scratch, { recursive: true, force: true }))
  // Room for the entries of all servers: nothing may be evicted.
  const room = ['maxmemory 2gb']
  const [postgres, cacheServer, stateServer] = await Promise.all([
    startTestPostgres(),
    startTestValkey({ role: 'cache', settings: room }),
    startTestValkey({ role: 'state' }),
  ])
  toClose.push(() => Promise.all([postgres.close(), cacheServer.close(), stateServer.close()]))
  const generator = startGenerator()
  toClose.push(generator.end)
  const urls = { database: postgres.url, cache: cacheServer.url, state: stateServer.url }

  const valkey = /valkey_version:(\S+)/.exec(await askValkey(cacheServer.port, 'INFO server'))?.[1] ?? 'unknown'
  const how = `1,000 entries, every request a hit; ${connections} connections that accept ${acceptEncoding}; ${rounds} alternating rounds of ${seconds} s, medians.`
  const report: Report = {
    about: about({ valkey, variants: options.variants, pinned: onCore.length > 0, how }),
    results: [],
  }
  console.log(`${report.about.join('\n')}\n`)
  for (const size of options.sizes) {
    await askValkey(cacheServer.port, 'FLUSHALL')
    const say = (line: string) => console.error(line)
    const rows = summarise(await runSize(size, { options, urls, generator, onCore, scratch, say }))
    report.results.push({ size, bytes: sizes[size], rows })
    console.log(`\n${size} (${sizes[size]} bytes)\n\n${table(rows)}\n`)
    for (const { line } of judge(rows)) console.log(line)
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
  if (options.markdown) writeMarkdown(options.markdown, report)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await closeAll()
}
