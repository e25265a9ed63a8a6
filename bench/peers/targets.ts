import type { Row } from './results.ts'

export interface Verdict {
  passed: boolean
  line: string
}

/** Where the service is to be, against the limit and against every library. */
const targets = { 'ours-local': 1.15, 'ours-valkey': 1.3, libraries: 4 }

/** How the rows of one payload size stand to the targets; only those that were measured. */
export function judge(rows: readonly Row[]): Verdict[] {
  const verdicts: Verdict[] = []
  const say = (passed: boolean, line: string) => verdicts.push({ passed, line: `${passed ? 'pass' : 'FAIL'}  ${line}` })
  for (const id of ['ours-local', 'ours-valkey'] as const) {
    const own = rows.find(({ variant }) => variant.id === id)
    if (own?.ratio !== undefined) {
      say(own.ratio <= targets[id], `${own.variant.name}: ${own.ratio.toFixed(2)} × the limit, at most ${targets[id]}`)
    }
    for (const library of rows.filter(({ variant }) => own && variant.kind === 'library')) {
      const times = library.cpuUs / (own?.cpuUs ?? Number.NaN)
      const what = `${library.variant.id}: ${times.toFixed(2)} × ${own?.variant.name}`
      say(times >= targets.libraries, `${what}, at least ${targets.libraries}`)
    }
  }
  return verdicts
}
