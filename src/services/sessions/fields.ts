import type { SessionData } from './session.ts'

/** A session as a hash: what it is made of, each by itself, so that two changes meet only where they change the same. */
export type Fields = ReadonlyMap<string, string>

/** Properties whose entries are fields of their own: `preferences.theme`, `cart.1001-12A`. */
const maps = ['preferences', 'cart'] as const

const isMap = (name: string): name is (typeof maps)[number] => maps.some((map) => map === name)

/** Fields of what is set; each is JSON, but for text, which is itself. */
export function fieldsOf(data: Partial<SessionData>): Fields {
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(data)) {
    if (value === null || value === undefined) continue
    if (!isMap(name)) fields.set(name, textOf(name, value))
    else for (const [key, part] of Object.entries(value)) fields.set(`${name}.${key}`, JSON.stringify(part))
  }
  return fields
}

/** The session out of its fields. */
export function dataOf(fields: Fields): SessionData {
  const number = (name: string) => Number(fields.get(name) ?? 0)
  const json = (name: string) => JSON.parse(fields.get(name) ?? 'null')
  const data: SessionData = {
    passengerId: number('passengerId'),
    name: fields.get('name') ?? '',
    device: fields.get('device') ?? null,
    createdAt: number('createdAt'),
    lastSeenAt: number('lastSeenAt'),
    absoluteExpiresAt: number('absoluteExpiresAt'),
    pageViews: number('pageViews'),
    searches: number('searches'),
    preferences: {},
    search: json('search'),
    cart: {},
    checkout: json('checkout'),
  }
  for (const [name, value] of fields) {
    const dot = name.indexOf('.')
    const map = name.slice(0, Math.max(0, dot))
    if (isMap(map)) Object.assign(data[map], { [name.slice(dot + 1)]: JSON.parse(value) })
  }
  return data
}

/** What has to be written to make a session of these fields into one of those. */
export function changesBetween(before: Fields, after: Fields): { set: [string, string][]; remove: string[] } {
  return {
    set: [...after].filter(([name, value]) => before.get(name) !== value),
    remove: [...before.keys()].filter((name) => !after.has(name)),
  }
}

const textual = new Set(['name', 'device'])

const textOf = (name: string, value: unknown): string =>
  textual.has(name) && typeof value === 'string' ? value : JSON.stringify(value)
