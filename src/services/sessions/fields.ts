import type { SessionData } from './session.ts'

/** A session as a hash, with one field per property: concurrent changes conflict only on the same property. */
export type Fields = ReadonlyMap<string, string>

/** Properties whose members are separate fields: `preferences.theme`, `cart.1001-12A`. */
const isMap = (name: string): name is 'preferences' | 'cart' => name === 'preferences' || name === 'cart'

/** Converts the properties that are set into fields: JSON, except plain text. */
export function fieldsOf(data: Partial<SessionData>): Fields {
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(data)) {
    if (value === null || value === undefined) continue
    if (!isMap(name)) fields.set(name, textOf(name, value))
    else for (const [key, part] of Object.entries(value)) fields.set(`${name}.${key}`, JSON.stringify(part))
  }
  return fields
}

/** Fields to set, as name, value, name, value, and names of fields to remove. */
export interface Changes {
  set: string[]
  remove: string[]
}

/** Finds the fields that a change of properties sets and removes. */
export function changesBetween(before: SessionData, change: Partial<SessionData>): Changes {
  const old = fieldsOf(Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof SessionData]])))
  const now = fieldsOf(change)
  const set: string[] = []
  for (const [name, value] of now) if (old.get(name) !== value) set.push(name, value)
  return { set, remove: [...old.keys()].filter((name) => !now.has(name)) }
}

const textOf = (name: string, value: unknown): string =>
  (name === 'name' || name === 'device') && typeof value === 'string' ? value : JSON.stringify(value)

/** A session as the scripts return it: properties without a value are missing. */
type Stored = Partial<SessionData> & Pick<SessionData, 'preferences' | 'cart'> & { noted: 0 | 1 }

/** Parses the reply of a script. Undefined if there is no session. Runs in every request with a session. */
export function storedIn(reply: unknown): { noted: boolean; data: SessionData } | undefined {
  if (!(reply instanceof Buffer)) return undefined
  const stored: Stored = JSON.parse(reply.toString())
  return { noted: stored.noted === 1, data: dataOf(stored) }
}

const dataOf = (stored: Stored): SessionData => ({
  passengerId: stored.passengerId ?? 0,
  name: stored.name ?? '',
  device: stored.device ?? null,
  createdAt: stored.createdAt ?? 0,
  lastSeenAt: stored.lastSeenAt ?? 0,
  absoluteExpiresAt: stored.absoluteExpiresAt ?? 0,
  pageViews: stored.pageViews ?? 0,
  searches: stored.searches ?? 0,
  preferences: stored.preferences,
  search: stored.search ?? null,
  cart: stored.cart,
  checkout: stored.checkout ?? null,
})
