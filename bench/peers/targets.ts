import type { BodyName } from './payload.ts'
import type { Row } from './results.ts'

export interface Verdict {
  passed: boolean
  line: string
}

/** Goals: maximum CPU time of a hit, as a multiple of the limit's. */
const goals: Record<BodyName, Record<'ours-local' | 'ours-valkey', number>> = {
  '600B': { 'ours-local': 1.15, 'ours-valkey': 1.3 },
  '4KB': { 'ours-local': 1.1, 'ours-valkey': 1.25 },
  '40KB': { 'ours-local': 1.2, 'ours-valkey': 1.6 },
  '40KB-gzip': { 'ours-local': 1.2, 'ours-valkey': 1.6 },
}

/** Minimum cost of a library at 4 KB, as a multiple of a local hit. */
const LIBRARIES_AT_LEAST = 3

/** Compares the measured rows of one body with the goals. */
export function judge(body: BodyName, rows: readonly Row[]): Verdict[] {
  const verdicts: Verdict[] = []
  const say = (passed: boolean, line: string) => verdicts.push({ passed, line: `${passed ? 'pass' : 'FAIL'}  ${line}` })
  for (const id of ['ours-local', 'ours-valkey'] as const) {
    const own = rows.find(({ variant }) => variant.id === id)
    const goal = goals[body][id]
    if (own?.ratio !== undefined) {
      say(own.ratio <= goal, `${own.variant.name}: ${own.ratio.toFixed(2)} × the limit, at most ${goal}`)
    }
  }
  const local = rows.find(({ variant }) => variant.id === 'ours-local')
  for (const library of rows.filter(({ variant }) => body === '4KB' && local && variant.kind === 'library')) {
    const times = library.cpuUs / (local?.cpuUs ?? Number.NaN)
    say(
      times >= LIBRARIES_AT_LEAST,
      `${library.variant.id}: ${times.toFixed(2)} × ours, local, at least ${LIBRARIES_AT_LEAST}`,
    )
  }
  return verdicts
}
