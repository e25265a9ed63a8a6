import type { ScriptConnection } from '../database.ts'

const meanEarthRadiusKm = 6371.0088

/** Builds SQL for the great-circle distance by the haversine formula. The arguments are SQL for degrees. */
function kilometres(
  from: { latitude: string; longitude: string },
  to: { latitude: string; longitude: string },
): string {
  const half = (a: string, b: string) => `power(sin(radians(${b} - ${a}) / 2), 2)`
  const chord = `${half(from.latitude, to.latitude)} + cos(radians(${from.latitude})) * cos(radians(${to.latitude})) * ${half(from.longitude, to.longitude)}`
  return `${2 * meanEarthRadiusKm} * asin(least(1, sqrt(${chord})))`
}

const positionOf = (airport: string) => ({ latitude: `${airport}.latitude`, longitude: `${airport}.longitude` })

/** Fills `route` with the pairs of airports that have flights and known positions. Distances are rounded to 100 metres. */
export async function computeRoute(connection: ScriptConnection): Promise<void> {
  const [from, to] = [connection.quote('from'), connection.quote('to')]
  await connection.rows(
    `INSERT INTO route (${from}, ${to}, distance_km, domestic)
     SELECT pair.${from}, pair.${to},
       round(10 * ${kilometres(positionOf('origin'), positionOf('destination'))}) / 10,
       coalesce(origin.country = destination.country, false)
     FROM (SELECT DISTINCT ${from}, ${to} FROM flight) AS pair
     JOIN airport_geo AS origin ON origin.airport_id = pair.${from}
     JOIN airport_geo AS destination ON destination.airport_id = pair.${to}`,
  )
}
