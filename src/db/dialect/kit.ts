import * as mysql from 'drizzle-orm/mysql-core'
import * as pg from 'drizzle-orm/pg-core'

/** JSON column. MariaDB returns text and MySQL a value; both read as a value here. */
const mysqlJson = mysql.customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'json',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
})

/** Like drizzle's own, but a value without a zone is UTC: a column of an adopted table may lack the zone. */
const pgInstant = pg.customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp (0) with time zone',
  toDriver: (value) => value.toISOString(),
  fromDriver: (value) => new Date(/[+-]\d\d(:?\d\d)?$/.test(value.slice(10)) ? value : `${value}Z`),
})

/**
 * Column types of the schema, with the same names for each dialect. Each takes the name of the column, and reads as the same
 * TypeScript type in both dialects. Instants are `Date`, money is a decimal string.
 */
export const mysqlKit = {
  table: mysql.mysqlTable,
  index: mysql.index,
  uniqueIndex: mysql.uniqueIndex,
  primaryKey: mysql.primaryKey,
  id: (name: string) => mysql.int(name).autoincrement().primaryKey(),
  int: (name: string) => mysql.int(name),
  bigint: (name: string) => mysql.bigint(name, { mode: 'number' }),
  bigId: (name: string) => mysql.bigint(name, { mode: 'number' }).autoincrement().primaryKey(),
  degrees: (name: string) => mysql.decimal(name, { precision: 11, scale: 8, mode: 'number' }),
  money: (name: string) => mysql.decimal(name, { precision: 14, scale: 2 }),
  double: (name: string) => mysql.double(name),
  string: (name: string, length: number) => mysql.varchar(name, { length }),
  text: (name: string) => mysql.text(name),
  boolean: (name: string) => mysql.boolean(name),
  date: (name: string) => mysql.date(name, { mode: 'string' }),
  time: (name: string) => mysql.time(name),
  instant: (name: string) => mysql.datetime(name, { mode: 'date' }),
  json: (name: string) => mysqlJson(name),
}

/** Type of the kit. MySQL supports less than PostgreSQL, so the schema and every query are typed against MySQL. */
export type Kit = typeof mysqlKit

const pgColumns = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  id: (name: string) => pg.integer(name).generatedByDefaultAsIdentity().primaryKey(),
  int: (name: string) => pg.integer(name),
  bigint: (name: string) => pg.bigint(name, { mode: 'number' }),
  bigId: (name: string) => pg.bigint(name, { mode: 'number' }).generatedByDefaultAsIdentity().primaryKey(),
  degrees: (name: string) => pg.numeric(name, { precision: 11, scale: 8, mode: 'number' }),
  money: (name: string) => pg.numeric(name, { precision: 14, scale: 2 }),
  double: (name: string) => pg.doublePrecision(name),
  string: (name: string, length: number) => pg.varchar(name, { length }),
  text: (name: string) => pg.text(name),
  boolean: (name: string) => pg.boolean(name),
  date: (name: string) => pg.date(name, { mode: 'string' }),
  time: (name: string) => pg.time(name),
  instant: (name: string) => pgInstant(name),
  json: (name: string) => pg.jsonb(name),
} satisfies Record<keyof Kit, unknown>

/** PostgreSQL's columns, typed as MySQL's. The functions above make both read and write alike. */
export const pgKit = pgColumns as unknown as Kit
