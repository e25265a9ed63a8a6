// Cost of a cache hit over HTTP: with this service, with hand-written code, and with caching libraries for Node. One run on one
// machine. docs/performance.md explains the figures.
import { writeFileSync } from 'node:fs'
import { buildService } from '../tools/build.ts'
import { readOptions } from './peers/options.ts'
import { about, type Report, table, writeMarkdown } from './peers/report.ts'
import { type RunResult, summarise } from './peers/results.ts'
import { runBody } from './peers/run.ts'
import { withStage } from './peers/stage.ts'
import { judge } from './peers/targets.ts'

const options = readOptions(process.argv)
if (options.folder === undefined) buildService()
const { seconds, rounds, runs, warmUp, connections } = options
const servers = runs * options.bodies.length * options.variants.length
const expectedSeconds = servers * (rounds + 2) * (seconds + warmUp + 2)

try {
  await withStage(60 + 2 * expectedSeconds, async (stage) => {
    const how = `1,000 entries, every request a hit; ${connections} connections that accept gzip; ${runs} runs of ${rounds} alternating rounds of ${seconds} s, medians; the range is that of the ${runs > 1 ? 'runs' : 'rounds'}.`
    const { valkeyVersion: valkey, onCore } = stage
    const report: Report = {
      about: about({ valkey, variants: options.variants, pinned: onCore.length > 0, how }),
      results: [],
    }
    console.log(`${report.about.join('\n')}\n`)
    for (const body of options.bodies) {
      const results: RunResult[] = []
      for (let run = 1; run <= runs; run++) {
        results.push(await runBody(body, { ...stage, options, say: (line) => console.error(`run ${run}: ${line}`) }))
      }
      const rows = summarise(results)
      report.results.push({ body, rows })
      console.log(`\n${body}\n\n${table(rows)}\n`)
      for (const { line } of judge(body, rows)) console.log(line)
    }
    if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
    if (options.markdown) writeMarkdown(options.markdown, report)
  })
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
