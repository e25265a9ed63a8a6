// Load tests: `npm run loadtest -- --help`. docs/loadtest.md explains the results.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, type Command } from 'commander'
import { environment } from '../src/config.ts'
import { createCommand, percentage } from '../tools/command-line.ts'
import { machine } from '../tools/machine.ts'
import { textTable } from '../tools/tables.ts'
import { openApi } from './api.ts'
import { compare, comparisonText, regressions } from './compare.ts'
import { withDoubts } from './doubts.ts'
import { takeInventory } from './inventory.ts'
import { type Arguments, commandLine } from './options.ts'
import { createProgress } from './progress.ts'
import { reportHtml } from './report/html.ts'
import { asResults, type Results, readResults, type ScenarioResult } from './results.ts'
import { runScenario } from './run-scenario.ts'
import { scenarios } from './scenarios/index.ts'
import { passed, summary } from './summary.ts'
import { findTested, startTested, type Tested } from './tested.ts'

const progress = createProgress(process.stderr)

async function run(names: string[], given: Arguments, command: Command): Promise<void> {
  const { scale, dataDir, out, list, ...chosen } = given
  if (list) return console.log(listed())
  const options = { ...chosen, rate: chosen.rate ?? null }
  const wanted = scenarios.filter(({ name, onlyByName }) => (names.length === 0 ? !onlyByName : names.includes(name)))
  const isUsual = command.getOptionValueSource('duration') === 'default'
  const at = new Date()
  // Before this test adds its own load.
  const testedOn = machine()
  const { BASE_URL, ADMIN_TOKEN } = environment()
  // Fails now rather than after ten minutes.
  mkdirSync(out, { recursive: true })
  const tested = BASE_URL
    ? findTested(BASE_URL, ADMIN_TOKEN)
    : await startTested({ scale, dataDir, say: progress.line })
  const interrupted = onInterrupt()
  try {
    const inventory = await inventoryOf(tested, options)
    const found: ScenarioResult[] = []
    for (const scenario of wanted) {
      if (interrupted.aborted) break
      const duration = isUsual ? (scenario.seconds ?? options.duration) : options.duration
      found.push(
        await runScenario({ scenario, tested, inventory, options: { ...options, duration }, progress, interrupted }),
      )
    }
    const reached = report(
      withDoubts(
        asResults({
          at: at.toISOString(),
          machine: testedOn,
          tested: tested.about.map(([name, value]) => [name, value]),
          options: { ...chosen },
          scenarios: found,
        }),
      ),
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
    process.once(signal, () => interrupt.abort(new Error('interrupted')))
  }
  return interrupt.signal
}

/** Takes the inventory, where possible of a service in workshop mode, which lists passengers with their sign-in data. */
async function inventoryOf(tested: Tested, options: { keys: number; seed: number }) {
  await tested.own?.start({ settings: { WORKSHOP: 'true' } })
  const api = openApi({ urls: tested.urls(), adminToken: tested.adminToken })
  // Fails now if the token is wrong.
  if (tested.adminToken !== undefined) await api.get('/v1/admin/cache/eviction')
  return takeInventory(api, options)
}

/** Writes and prints the results. Returns whether all checks have passed. */
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
  'Sends loads to a service and checks the results against targets. The service is at BASE_URL (with ADMIN_TOKEN), or is started for the test.',
)
program
  .addArgument(
    new Argument('[scenarios...]', 'scenarios to run; default: all but soak').choices(
      scenarios.map(({ name }) => name),
    ),
  )
  .action(run)
for (const option of commandLine) program.addOption(option)

program
  .command('compare')
  .description('compares the results of two load tests, run by run')
  .argument('<before>', 'a file of results')
  .argument('<after>', 'another file of results')
  .option(
    '--allow <percent>',
    'end with status 1 when a figure is worse by more than that, or a target is newly missed',
    percentage,
  )
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
