import type { SessionData } from './session.ts'

/** A session as a hash, with one field per property: concurrent changes conflict only on the same property. */
export type Fields = ReadonlyMap<string, string>

/** Properties whose members are separate fields: `preferences.theme`, `cart.1001-12A`. */
const maps = ['preferences', 'cart'] as const

const isMap = (name: string): name is (typeof maps)[number] => maps.some((map) => map === name)

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

/** Builds a session from its fields. */
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

/** Finds the fields to set and to remove between two states of a session. */
export function changesBetween(before: Fields, after: Fields): { set: [string, string][]; remove: string[] } {
  return {
    set: [...after].filter(([name, value]) => before.get(name) !== value),
    remove: [...before.keys()].filter((name) => !after.has(name)),
  }
}

const textual = new Set(['name', 'device'])

const textOf = (name: string, value: unknown): string =>
  textual.has(name) && typeof value === 'string' ? value : JSON.stringify(value)
