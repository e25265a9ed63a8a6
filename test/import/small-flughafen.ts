import { toTsv } from '../../src/db/load.ts'

type Value = string | number | null
interface Table {
  columns: readonly string[]
  rows: readonly (readonly Value[])[]
}

/** Text that a naive parser would truncate, split or misread. */
export const nasty = "It's \"so\": tab\t, line\n, return\r, C:\\new\\0; (1,NULL),'' -- no /* comment */ ÄÖß 東京 🛫"

const noon = (day: string) => `${day} 12:00:00`

/** A FlughafenDB of a few rows with the peculiarities of the real one: column types and missing data. */
export const smallFlughafen = {
  airport: {
    columns: ['airport_id', 'iata', 'icao', 'name'],
    rows: [
      [1, 'JFK', 'KJFK', 'JOHN F KENNEDY INTL'],
      [2, 'LAX', 'KLAX', 'LOS ANGELES INTL'],
      [3, 'GMP', 'RKSS', 'GIMPO'],
      [4, null, '7Y7', 'A R S SPORT STRIP'],
    ],
  },
  airport_geo: {
    columns: ['airport_id', 'name', 'city', 'country', 'latitude', 'longitude', 'geolocation'],
    rows: [
      [1, 'JOHN F KENNEDY INTL', 'NEW YORK', 'UNITED STATES', '40.63972222', '-73.77888889', 'AAAAAAEB+Q=='],
      [2, 'LOS ANGELES INTL', 'LOS ANGELES', 'UNITED STATES', '33.94250000', '-118.40805556', 'AAAAAAEB+Q=='],
      [3, 'GIMPO', 'SEOUL', 'KOREA', '37.55830000', '126.79060000', 'AAAAAAEB+Q=='],
      [4, 'A R S SPORT STRIP', null, 'N463460 W1180004', '44.66666700', '-93.78361100', 'AAAAAAEB+Q=='],
    ],
  },
  airline: {
    columns: ['airline_id', 'iata', 'airlinename', 'base_airport'],
    rows: [
      [1, 'AF', 'Österreich Airlines', 1],
      [2, 'AM', 'American Samoa Airli', 9210],
    ],
  },
  airplane_type: { columns: ['type_id', 'identifier', 'description'], rows: [[1, 'Concorde', nasty]] },
  airplane: {
    columns: ['airplane_id', 'capacity', 'type_id', 'airline_id'],
    rows: [
      [1, 150, 1, 1],
      [2, 200, 999, 1],
    ],
  },
  flightschedule: {
    columns: [
      ...['flightno', 'from', 'to', 'departure', 'arrival', 'airline_id'],
      ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    ],
    rows: [
      ['AF1078', 1, 2, '10:15:00', '20:46:00', 1, 1, 1, 1, 1, 1, 1, 1],
      ['AF1079', 2, 1, '23:30:00', '05:45:00', 1, 1, 0, 0, 0, 0, 0, 0],
      ['AM1001', 1, 3, '02:52:00', '11:31:00', 2, 1, 1, 1, 1, 1, 1, 1],
    ],
  },
  flight: {
    columns: ['flight_id', 'flightno', 'from', 'to', 'departure', 'arrival', 'airline_id', 'airplane_id'],
    rows: [
      [7, 'AF1078', 1, 2, noon('2015-06-01'), '2015-06-01 18:00:00', 1, 1],
      [8, 'AF1078', 1, 2, noon('2015-06-02'), '2015-06-02 18:00:00', 1, 2],
      [9, 'AF1079', 2, 1, noon('2015-06-02'), '2015-06-02 18:00:00', 1, 1],
      [10, 'AM1001', 1, 3, noon('2015-06-02'), '2015-06-03 02:00:00', 2, 1],
    ],
  },
  passenger: {
    columns: ['passenger_id', 'passportno', 'firstname', 'lastname'],
    rows: [
      [4, 'P103014', 'Buzz', 'Aldrin'],
      [5, 'P103015', 'Bobby "Blue"', "O'Bland"],
    ],
  },
  passengerdetails: {
    columns: [
      ...['passenger_id', 'birthdate', 'sex', 'street', 'city', 'zip', 'country', 'emailaddress', 'telephoneno'],
    ],
    rows: [
      [4, '1930-01-12', 'm', 'Andechsstraße 45', 'Wels', 4654, 'Ethiopia', 'Buzz.Aldrin@example.com', '03022 807190'],
      [5, '1930-01-03', 'w', 'Archenweg 82', 'Behamberg', 4441, 'Korea', null, null],
    ],
  },
  booking: {
    columns: ['booking_id', 'flight_id', 'seat', 'passenger_id', 'price'],
    rows: [
      [1, 7, '12A', 4, '299.10'],
      [2, 7, null, 5, '99.20'],
      [3, 9, '1C', 5, '0.30'],
    ],
  },
} satisfies Record<string, Table>

const { flight: _flights, booking: _bookings, ...others } = smallFlughafen
export const withoutFlights = others

export type Tables = Partial<Record<keyof typeof smallFlughafen, Table>>

/** Returns the tables in MySQL Shell's format, one text per table. */
export function shellFiles(tables: Tables): Record<keyof typeof smallFlughafen, string> {
  const texts = Object.entries(tables).map(([table, { rows }]) => [table, [...toTsv(rows)].join('')])
  return Object.fromEntries(texts)
}

/** Returns some tables as the files of a plain folder. */
export function filesOf(tables: readonly (keyof typeof smallFlughafen)[]): Record<string, string> {
  const texts = shellFiles(smallFlughafen)
  return Object.fromEntries(tables.map((table) => [`${table}.tsv`, texts[table]]))
}

/** Returns MySQL Shell's description of a table. */
export function description(columns: readonly string[], options: Record<string, unknown> = {}): string {
  const format = { fieldsTerminatedBy: '\t', fieldsEnclosedBy: '', fieldsEscapedBy: '\\', linesTerminatedBy: '\n' }
  return JSON.stringify({ options: { schema: 'flughafendb', columns, ...format, ...options }, extension: 'tsv.zst' })
}

/** Returns the tables in mysqldump's format. */
export function mysqldump(tables: Tables): string {
  const parts = Object.entries(tables).map(
    ([table, { columns, rows }]) => `--
-- Table structure for table \`${table}\`
--

DROP TABLE IF EXISTS \`${table}\`;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE \`${table}\` (
${columns.map((column) => `  \`${column}\` varchar(50) DEFAULT NULL COMMENT 'a; \`b\`',`).join('\n')}
  KEY \`${table}_idx\` (\`${columns[0]}\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='it''s; so';

LOCK TABLES \`${table}\` WRITE;
/*!40000 ALTER TABLE \`${table}\` DISABLE KEYS */;
INSERT INTO \`${table}\` VALUES ${rows.map((row) => `(${row.map(sqlValue).join(',')})`).join(',')};
/*!40000 ALTER TABLE \`${table}\` ENABLE KEYS */;
UNLOCK TABLES;
`,
  )
  return `-- MySQL dump 10.13  Distrib 8.4.0
/*!40101 SET NAMES utf8mb4 */;
${parts.join('\n')}
-- Dump completed on 2026-03-10 12:00:00
`
}

const escapes: Record<string, string> = { '\\': '\\\\', "'": "\\'", '"': '\\"', '\n': '\\n', '\r': '\\r', '\0': '\\0' }

function sqlValue(value: Value): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  // Represents MySQL's bytes of a point, which are not text.
  if (value.startsWith('AAAA')) return "_binary '\\0\\0\\0\xff,(\\'\\\\'"
  return `'${value.replace(/[\\'"\n\r\0]/g, (c) => escapes[c] ?? c)}'`
}
