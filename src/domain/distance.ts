import turfDistance from '@turf/distance'

/** A position in degrees. A real dump may lack it. */
export interface Position {
  latitude: number | null
  longitude: number | null
}

interface KnownPosition {
  latitude: number
  longitude: number
}

/**
 * Returns the great-circle distance in kilometres; undefined without both positions. Rounded to a tenth like in the table
 * `route`, because more digits may differ between machines.
 */
export function kilometresBetween(from: KnownPosition, to: KnownPosition): number
export function kilometresBetween(from: Position, to: Position): number | undefined
export function kilometresBetween(from: Position, to: Position): number | undefined {
  if (from.latitude === null || from.longitude === null || to.latitude === null || to.longitude === null)
    return undefined
  const kilometres = turfDistance([from.longitude, from.latitude], [to.longitude, to.latitude], { units: 'kilometers' })
  return Math.round(kilometres * 10) / 10
}
