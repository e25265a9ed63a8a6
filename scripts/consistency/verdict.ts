import type { Round } from './examine.ts'
import { COPIES_TTL_MS } from './subjects/ours.ts'

/** Violations of the guarantee in a round, as sentences. */
export function broken({ findings, stuck }: Round): string[] {
  const { layers, staleInWriter, worst, failures, unacknowledged } = findings
  const wrong: string[] = []
  for (const [layer, from] of [
    ['valkey', 'Valkey'],
    ['loaded', 'the database'],
  ] as const) {
    const { stale } = layers[layer]
    if (stale > 0) wrong.push(`${stale} stale reads from ${from}, the worst: ${JSON.stringify(worst[layer])}`)
  }
  if (layers.process.maxMs > COPIES_TTL_MS) {
    wrong.push(`a copy in a process was stale for more than ${COPIES_TTL_MS} ms: ${JSON.stringify(worst.process)}`)
  }
  if (staleInWriter > 0) wrong.push(`${staleInWriter} stale reads in the process that had made the change`)
  if (stuck.length > 0) wrong.push(`old versions after the quiet time, of the keys ${stuck.join(', ')}`)
  if (unacknowledged > 0) wrong.push(`${unacknowledged} invalidations without confirmation`)
  const failed = Object.entries(failures)
  if (failed.length > 0) wrong.push(`failed reads: ${failed.map(([why, n]) => `${n} × ${why}`).join(', ')}`)
  if (Object.values(layers).every(({ reads }) => reads === 0)) wrong.push('there were no reads')
  return wrong
}
