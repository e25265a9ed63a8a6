/**
 * Consistency check: `npm run check:consistency`. Three processes read and write versioned values through a cache while servers and
 * connections fail. A read is stale if it misses a change that was acknowledged before the read began. Ends with status 1 when
 * this project's cache breaks its guarantee. See docs/consistency.md.
 */
import { examine, type Round } from './consistency/examine.ts'
import { planOf, readOptions } from './consistency/options.ts'
import { about, counted, table } from './consistency/report.ts'
import { createGround } from './consistency/servers.ts'
import { subjects } from './consistency/subjects/index.ts'
import { broken } from './consistency/verdict.ts'

const options = readOptions()
const ground = createGround()
const rounds: Round[] = []
try {
  console.log(`${about(await ground.versions())}\n--seed ${options.seed} --seconds ${options.seconds}\n`)
  for (const plan of planOf(options)) {
    console.log(`${subjects[plan.subject].title} …`)
    rounds.push(...(await examine({ ...plan, ground, seed: options.seed, faults: options.faults })))
  }
} finally {
  await ground.close()
}

console.log(`\n${table(rounds)}\n\nFaults: ${counted(rounds.flatMap(({ happened }) => happened))}\n`)
for (const round of rounds.filter(({ subject }) => subjects[subject].ours)) {
  const wrong = broken(round)
  const verdict = wrong.length === 0 ? 'kept' : `BROKEN: ${wrong.join('; ')}`
  console.log(`${subjects[round.subject].title}, ${round.name}: ${verdict}`)
  if (wrong.length > 0) process.exitCode = 1
}
