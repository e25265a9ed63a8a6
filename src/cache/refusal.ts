import { ReplyError } from 'iovalkey'

/** Why a server refuses commands for a time. `other`: the command itself is wrong, so a retry does not help. */
export type Reason =
  | 'full'
  | 'read-only'
  | 'loading'
  | 'busy'
  | 'no-permission'
  | 'no-primary'
  | 'not-durable'
  | 'incomplete'
  | 'other'

/** Reason of each error code that describes the server, not the command. https://valkey.io/topics/protocol/#simple-errors */
const reasons: Record<string, Reason> = {
  OOM: 'full',
  READONLY: 'read-only',
  LOADING: 'loading',
  BUSY: 'busy',
  NOPERM: 'no-permission',
  NOAUTH: 'no-permission',
  MASTERDOWN: 'no-primary',
  MISCONF: 'not-durable',
  NOREPLICAS: 'not-durable',
  CLUSTERDOWN: 'incomplete',
  TRYAGAIN: 'incomplete',
}

/** Effect of each reason, as the predicate of a sentence about the server. */
export const meanings: Record<Reason, string> = {
  full: 'is full and refuses writes',
  'read-only': 'is a read-only replica and refuses writes',
  loading: 'is loading its data and refuses commands',
  busy: 'is busy with a slow script and refuses commands',
  'no-permission': 'refuses commands, because its user lacks a permission',
  'no-primary': 'is a replica without a primary and refuses commands',
  'not-durable': 'cannot save or replicate its data and refuses writes',
  incomplete: 'serves not all slots of the cluster and refuses commands',
  other: 'refused a command',
}

/** An error reply of a server. */
export interface Refusal {
  /** First word of the reply, such as `OOM`. */
  code: string
  reason: Reason
}

/** Returns what an error reply says. Undefined for any other error: the server has not replied. */
export function refusalIn(error: unknown): Refusal | undefined {
  // The client gives its errors no type.
  if (!(error instanceof ReplyError)) return undefined
  const { message, previousErrors } = error as { message: string; previousErrors?: unknown[] }
  // An aborted transaction: an earlier reply has the reason.
  const [cause] = previousErrors ?? []
  if (cause !== undefined) return refusalIn(cause)
  const code = /^[A-Z]+/.exec(message)?.[0] ?? 'ERR'
  const known = code in reasons ? code : codeWithin(message)
  return known === undefined ? { code, reason: 'other' } : { code: known, reason: reasons[known] ?? 'other' }
}

/** Code of the reply to a command within a script, when the reply to the script has another one. */
function codeWithin(message: string): string | undefined {
  if (/ACL failure in script|can't run this command/.test(message)) return 'NOPERM'
  // Redis 6 puts the reply to the command behind its own.
  const inner = / -([A-Z]+) /.exec(message)?.[1]
  return inner !== undefined && inner in reasons ? inner : undefined
}

/** Time for which a refusal is reported after the last such reply. Milliseconds. */
const REPORTED_MS = 10_000

/** Recent refusals of one server. */
export interface Refusals {
  note(refusal: Refusal): void
  /** Reasons of the last ten seconds. Never `other`, which says nothing about the server. */
  recent(): Reason[]
}

export function createRefusals(now: () => number = () => performance.now()): Refusals {
  const lastAt = new Map<Reason, number>()
  return {
    note: ({ reason }) => {
      if (reason !== 'other') lastAt.set(reason, now())
    },
    recent: () => [...lastAt].filter(([, at]) => now() - at < REPORTED_MS).map(([reason]) => reason),
  }
}
