import type { Definition } from './definition.ts'
import type { WindowName } from './windows.ts'

const windows: WindowName[] = ['all', 'daily', 'weekly', 'monthly']

const definitions: Readonly<Record<string, Definition>> = {
  'passengers-most-flights': {
    title: 'Passengers with the most flights',
    windows,
    source: 'bookings',
    member: 'passenger',
    metric: 'count',
  },
  'airports-most-passengers': {
    title: 'Airports with the most passengers',
    windows,
    source: 'bookings',
    member: 'airport',
    metric: 'count',
  },
  'airlines-most-flights': {
    title: 'Airlines with the most flights',
    windows,
    source: 'flights',
    member: 'airline',
    metric: 'count',
  },
  'airlines-ontime': {
    title: 'Airlines that are on time',
    windows,
    source: 'flights',
    member: 'airline',
    metric: 'ontime',
  },
  'routes-domestic': {
    title: 'Domestic routes with the most passengers',
    windows,
    source: 'bookings',
    member: 'route',
    metric: 'count',
    filter: { domestic: true },
  },
  'routes-international': {
    title: 'International routes with the most passengers',
    windows,
    source: 'bookings',
    member: 'route',
    metric: 'count',
    filter: { domestic: false },
  },
}

/** Built-in boards by name. A map, because a plain object also has inherited names such as `constructor`. */
export const builtInBoards: ReadonlyMap<string, Definition> = new Map(Object.entries(definitions))
