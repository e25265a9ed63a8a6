import type { Outcome } from './results.ts'

/** From best to worst. A response of several entries has the worst of their outcomes. */
const order: readonly Outcome[] = ['local', 'hit', 'stale', 'request', 'miss', 'bypass']

/** Outcome of a response by its `Cache-Status` (RFC 9211). The headers are names and values in turn. */
export function outcomeOf(headers: readonly string[]): Outcome {
  let worst: Outcome = 'none'
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i]
    if (name?.length !== 12 || name.toLowerCase() !== 'cache-status') continue
    for (const member of (headers[i + 1] ?? '').split(', ')) {
      const of = ofMember(member)
      if (order.indexOf(of) > order.indexOf(worst)) worst = of
    }
  }
  return worst
}

function ofMember(member: string): Outcome {
  if (member.startsWith('local; hit')) return 'local'
  const [, how] = /; (?:(hit)|fwd=(\w+))/.exec(member)?.filter((part) => part !== undefined) ?? []
  return order.find((known) => known === how) ?? 'none'
}
