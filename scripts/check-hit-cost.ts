/**
 * Fails when a cache hit has become too expensive: more than 1.3 times the limit from the in-process copy, or more than 0.9
 * of a hand-written `GET` from Valkey. `npm run check:hit-cost [-- --service <folder of a built service>]`.
 */
import { resolve } from 'node:path'
import { summarise } from '../bench/peers/results.ts'
import { runBody } from '../bench/peers/run.ts'
import { withStage } from '../bench/peers/stage.ts'
import { variants } from '../bench/peers/variants.ts'
import { createCommand } from '../tools/command-line.ts'

/** A busy machine makes single runs noisy, so the check fails only if each run is too expensive. */
const ATTEMPTS = 3
const LOCAL_AT_MOST = 1.3
const VALKEY_AT_MOST = 0.9

const { service } = createCommand('check:hit-cost', 'Fails when a cache hit costs too much CPU time.')
  .option('--service <folder>', 'the built service to check; default: this checkout')
  .parse()
  .opts<{ service?: string }>()
const options = {
  seconds: 0.6,
  warmUp: 0.4,
  rounds: 5,
  connections: 50,
  variants: variants.filter(({ id }) => ['limit', 'by-hand', 'ours-local', 'ours-valkey'].includes(id)),
  ...(service ? { folder: resolve(service) } : {}),
}

try {
  await withStage(600, async (stage) => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const rows = summarise([await runBody('4KB', { ...stage, options, say: () => {} })])
      const ratio = (id: string) => rows.find(({ variant }) => variant.id === id)?.ratio ?? Number.NaN
      const local = ratio('ours-local')
      const valkey = ratio('ours-valkey') / ratio('by-hand')
      console.log(`local ${local.toFixed(2)} × the limit, at most ${LOCAL_AT_MOST}`)
      console.log(`Valkey ${valkey.toFixed(2)} × a hand-written GET, at most ${VALKEY_AT_MOST}`)
      if (local <= LOCAL_AT_MOST && valkey <= VALKEY_AT_MOST) return
      console.log(`too expensive in run ${attempt} of ${ATTEMPTS}`)
    }
    process.exitCode = 1
  })
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
