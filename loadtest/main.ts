// Load tests: `npm run loadtest -- --help`. docs/loadtest.md says how to read what comes of them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, type Command } from 'commander'
import { environment } from '../src/config.ts'
import { createCommand, percentage } from '../tools/command-line.ts'
import { machine } from '../tools/machine.ts'
import { textTable } from '../tools/tables.ts'
import { openApi } from './api.ts'
import { compare, comparisonText, regressions } from './compare.ts'
import { type Arguments, commandLine } from './options.ts'
import { createProgress } from './progress.ts'
import { reportHtml } from './report/html.ts'
import { asResults, type Results, readResults, type ScenarioResult } from './results.ts'
import { runScenario } from './run-scenario.ts'
import { scenarios } from './scenarios/index.ts'
import { passed, summary } from './summary.ts'
import { findTested, startTested, type Tested } from './tested.ts'
import { explore } from './inventory.ts'

const progress = createProgress(process.stderr)

async function run(names: string[], given: Arguments, command: Command): Promise<void> {
  const { scale, dataDir, out, list, ...chosen } = given
  if (list) return console.log(listed())
  const options = { ...chosen, rate: chosen.rate ?? null }
  const wanted = scenarios.filter(({ name, onlyByName }) => (names.length === 0 ? !onlyByName : names.includes(name)))
  const isUsual = command.getOptionValueSource('duration') === 'default'
  const at = new Date()
  const { BASE_URL, ADMIN_TOKEN } = environment()
  // What cannot be written is not worth ten minutes.
  mkdirSync(out, { recursive: true })
  const tested = BASE_URL
    ? findTested(BASE_URL, ADMIN_TOKEN)
    : await startTested({ scale, dataDir, say: progress.line })
  const interrupted = onInterrupt()
  try {
    const world = await exploreWith(tested, options)
    const found: ScenarioResult[] = []
    for (const scenario of wanted) {
      if (interrupted.aborted) break
      const duration = isUsual ? (scenario.seconds ?? options.duration) : options.duration
      found.push(
        await runScenario({ scenario, tested, world, options: { ...options, duration }, progress, interrupted }),
      )
    }
    const reached = report(
      asResults({
        at: at.toISOString(),
        machine: machine(),
        tested: tested.about.map(([name, value]) => [name, value]),
        options: { ...chosen },
        scenarios: found,
      }),
      out,
    )
    const left = found.some(({ name, skipped }) => skipped !== undefined && names.includes(name))
    if (!reached || left || interrupted.aborted) process.exitCode = 1
  } finally {
    await tested.close()
  }
}

/** Aborted by the first Ctrl-C; the second ends the process at once. */
function onInterrupt(): AbortSignal {
  const interrupt = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupt.abort(new Error('it was interrupted')))
  }
  return interrupt.signal
}

/** Looks around in a workshop's service, where there is one to start: it tells who can be signed in as. */
async function exploreWith(tested: Tested, options: { keys: number; seed: number }) {
  await tested.own?.start({ settings: { WORKSHOP: 'true' } })
  const api = openApi({ urls: tested.urls(), adminToken: tested.adminToken })
  // A token that is wrong is better known now.
  if (tested.adminToken !== undefined) await api.get('/v1/admin/cache/eviction')
  return explore(api, options)
}

/** Writes and says what was found; answers whether every target was reached. */
function report(results: Results, out: string): boolean {
  const file = join(out, results.at.slice(0, 19).replaceAll(':', '-'))
  writeFileSync(`${file}.json`, `${JSON.stringify(results, undefined, 1)}\n`)
  writeFileSync(`${file}.html`, reportHtml(results))
  console.log(`\n${summary(results)}\n\nResults: ${file}.json\nReport:  ${file}.html`)
  return passed(results)
}

const listed = () =>
  textTable(
    ['scenario', ''],
    scenarios.map(({ name, teaches, onlyByName }) => [name, onlyByName ? `${teaches} (only by its name)` : teaches]),
  )

const program = createCommand(
  'loadtest',
  'Puts loads on the service and compares what comes of them with targets: of BASE_URL (and ADMIN_TOKEN), or of a service that is started for it.',
)
program
  .addArgument(
    new Argument('[scenarios...]', 'which; without any, all but soak').choices(scenarios.map(({ name }) => name)),
  )
  .action(run)
for (const option of commandLine) program.addOption(option)

program
  .command('compare')
  .description('compares the results of two load tests, run by run')
  .argument('<before>', 'a file of results')
  .argument('<after>', 'another')
  .option('--allow <percent>', 'end with status 1 when something is worse by more than that, or broken', percentage)
  .action((before: string, after: string, { allow }: { allow?: number }) => {
    const comparison = compare(readResults(before), readResults(after))
    console.log(comparisonText(comparison))
    if (allow === undefined) return
    const worse = regressions(comparison, allow)
    console.log(worse.length === 0 ? `\nNothing is worse by more than ${allow} %.` : `\nWorse:\n${worse.join('\n')}`)
    if (worse.length > 0) process.exitCode = 1
  })

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 2
}
