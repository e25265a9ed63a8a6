import { openApi } from './api.ts'
import { keptUp, noErrors } from './checks.ts'
import type { Inventory } from './inventory.ts'
import { measure } from './measure.ts'
import type { Options } from './options.ts'
import type { Progress } from './progress.ts'
import { createRequests } from './requests.ts'
import type { Run, ScenarioResult } from './results.ts'
import { type Scenario, Skipped, type Stage } from './scenario.ts'
import type { Own, Tested } from './tested.ts'

export interface ScenarioOptions {
  scenario: Scenario
  tested: Tested
  inventory: Inventory
  options: Options
  progress: Progress
  /** Aborts on Ctrl-C: the load stops, and the scenario cleans up. */
  interrupted: AbortSignal
}

/** Runs a scenario, on a new instance where possible. Cleans up, and adds the checks that all scenarios share. */
export async function runScenario(given: ScenarioOptions): Promise<ScenarioResult> {
  const { name, teaches } = given.scenario
  given.progress.line(`${name}: ${teaches}`)
  const cleaning: Cleaning[] = []
  const result = await tried(given, cleaning)
  given.progress.end()
  const left: string[] = []
  for (const work of cleaning.reverse()) await work().catch((error) => left.push(messageOf(error)))
  if (left.length === 0) return result
  given.progress.line(`  cleanup failed: ${left.join('; ')}`)
  return { ...result, checks: [...result.checks, { name: 'cleanup', passed: false, found: left.join('; ') }] }
}

type Cleaning = () => Promise<void>

async function tried(given: ScenarioOptions, cleaning: Cleaning[]): Promise<ScenarioResult> {
  const { scenario, tested, progress } = given
  const { name, teaches, settings = {}, instances = 1 } = scenario
  const nothing: ScenarioResult = { name, teaches, runs: [], ratios: [], checks: [], charts: [], notes: [] }
  /** All measured runs; a scenario may return only some of them. */
  const measured: Run[] = []
  try {
    await tested.own?.start({ settings, instances })
    const stage = stageOf(given, { cleaning, measured })
    if (tested.own) await stage.flush()
    const found = { ...nothing, ...(await scenario.run(stage)) }
    return {
      ...found,
      // A run without a response has no ratio.
      ratios: found.ratios.filter(({ value, low, high }) => [value, low, high].every(Number.isFinite)),
      checks: [...found.checks, noErrors(measured), ...keptUp(measured)],
    }
  } catch (error) {
    const why = messageOf(error)
    progress.line(`  ${error instanceof Skipped ? 'skipped' : 'failed'}: ${why}`)
    if (error instanceof Skipped) return { ...nothing, skipped: why }
    return { ...nothing, runs: measured, checks: [{ name: 'runs to completion', passed: false, found: why }] }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function stageOf(
  { scenario, tested, inventory, options, progress, interrupted }: ScenarioOptions,
  { cleaning, measured }: { cleaning: Cleaning[]; measured: Run[] },
): Stage {
  const { adminToken } = tested
  const usual = {
    connections: options.connections,
    rate: options.rate,
    seconds: options.duration,
    warmUp: options.warmUp,
    // A single connection would take long to warm the service up.
    warmUpConnections: options.connections,
  }
  // A new instance has another URL.
  const api: Stage['api'] = {
    get: (path) => openApi({ urls: tested.urls(), adminToken }).get(path),
    send: (...request) => openApi({ urls: tested.urls(), adminToken }).send(...request),
  }

  function needsAdmin(): string {
    if (adminToken === undefined) throw new Skipped('it needs the admin’s token: ADMIN_TOKEN')
    return adminToken
  }

  function needsOwn(): Own {
    if (!tested.own) throw new Skipped('it restarts the service: run it without BASE_URL')
    return tested.own
  }

  return {
    options,
    inventory,
    api,
    urls: tested.urls,
    requests: createRequests({ inventory, options, adminToken }),
    measure: async (chosen) => {
      const how = { ...usual, ...chosen, urls: tested.urls() }
      progress.begin(`${scenario.name}: ${how.name}`, how.warmUp + how.seconds)
      const signal = AbortSignal.any([interrupted, ...(how.signal ? [how.signal] : [])])
      const run = await measure({ ...how, signal, onSecond: progress.second })
      interrupted.throwIfAborted()
      measured.push(run)
      progress.end(run)
      return run
    },
    afterwards: (work) => void cleaning.push(work),
    flush: async () => {
      needsAdmin()
      await api.send('POST', '/v1/admin/cache/flush', {})
    },
    withoutIndex: async (index, work) => {
      if (!tested.own?.withoutIndex) return false
      await tested.own.withoutIndex(index, work)
      return true
    },
    own: needsOwn,
    adminToken: needsAdmin,
  }
}
