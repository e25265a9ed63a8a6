import turfDistance from '@turf/distance'

/** A position in degrees; a real dump may not know it. */
export interface Position {
  latitude: number | null
  longitude: number | null
}

/** Great-circle distance; undefined when a position is not known. */
export function greatCircle(from: Position, to: Position, units: 'miles' | 'kilometers'): number | undefined {
  if (from.latitude === null || from.longitude === null || to.latitude === null || to.longitude === null)
    return undefined
  return turfDistance([from.longitude, from.latitude], [to.longitude, to.latitude], { units })
}
