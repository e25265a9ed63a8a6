import tzLookup from '@photostructure/tz-lookup'
import { IANAZone } from 'luxon'
import type { Position } from './distance.ts'
import { zoneCorrections } from './zone-corrections.ts'

/** Zone of an airport without a known position. */
export const UTC = 'UTC'

/** Largest distance of an airport from the position of its correction. Data sets differ in the last digits. Degrees. */
const NEAR = 0.02

/** Whether the clock of this machine knows a zone. A new zone may be missing from an old Node. */
const known = new Map<string, boolean>()

/** Returns the IANA zone of a position; UTC for an unknown or impossible one. */
export function zoneAt({ latitude, longitude }: Position): string {
  if (latitude === null || longitude === null) return UTC
  // Not `>`: a database may store NaN.
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return UTC
  const zone = correctionAt(latitude, longitude) ?? tzLookup(latitude, longitude)
  const isKnown = known.get(zone) ?? IANAZone.create(zone).isValid
  known.set(zone, isKnown)
  return isKnown ? zone : UTC
}

function correctionAt(latitude: number, longitude: number): string | undefined {
  for (const [lat, lon, zone] of zoneCorrections) {
    if (Math.abs(lat - latitude) < NEAR && Math.abs(lon - longitude) < NEAR) return zone
  }
  return undefined
}
