import { randomBytes } from 'node:crypto'
import { openTestDatabase } from './engines.ts'
import { ask } from './scratch.ts'

/** Defaults of the run's MariaDB, and so of every suite on it: each changes results or breaks queries, unless a connection sets it. */
const mariadbSettings = {
  sql_mode: "'ANSI,NO_BACKSLASH_ESCAPES,ONLY_FULL_GROUP_BY,EMPTY_STRING_IS_NULL,NO_AUTO_VALUE_ON_ZERO'",
  time_zone: "'-07:00'",
  lc_messages: "'de_DE'",
  character_set_server: 'latin1',
  character_set_client: 'latin1',
  character_set_connection: 'latin1',
  character_set_results: 'latin1',
  default_storage_engine: 'MyISAM',
  innodb_default_row_format: "'compact'",
  sql_safe_updates: '1',
  sql_auto_is_null: '1',
  unique_checks: '0',
  max_statement_time: '2',
  wait_timeout: '1',
  innodb_lock_wait_timeout: '1',
  lock_wait_timeout: '0',
  completion_type: "'RELEASE'",
  tx_isolation: "'SERIALIZABLE'",
  tx_read_only: '1',
  autocommit: '0',
}

/** Options of `startTestMariadb` for a server with these settings, which also ignores the character set that a client asks for. */
export const hostileMariadb = {
  init: Object.entries(mariadbSettings).map(([name, value]) => `SET GLOBAL ${name} = ${value};`),
  args: ['--skip-character-set-client-handshake'],
}

/** Defaults of a PostgreSQL role, in the same sense. */
const postgresSettings = {
  DateStyle: "'German, DMY'",
  IntervalStyle: "'sql_standard'",
  TimeZone: "'America/New_York'",
  bytea_output: "'escape'",
  extra_float_digits: '-15',
  standard_conforming_strings: 'off',
  transform_null_equals: 'on',
  default_transaction_isolation: "'serializable'",
  default_transaction_read_only: 'on',
  lock_timeout: "'1ms'",
  statement_timeout: "'500ms'",
  idle_in_transaction_session_timeout: "'1ms'",
  idle_session_timeout: "'100ms'",
  search_path: '"no such schema", public',
}

/** Creates a role with hostile settings on the server of `url`. Returns the server's URL for this role. */
export async function hostilePostgres(url: string): Promise<{ url: string; close: () => Promise<void> }> {
  const role = `hostile_${randomBytes(6).toString('hex')}`
  const server = openTestDatabase(url)
  await ask(server, `CREATE ROLE ${role} SUPERUSER LOGIN PASSWORD '${role}'`)
  for (const [name, value] of Object.entries(postgresSettings))
    await ask(server, `ALTER ROLE ${role} SET ${name} = ${value}`)
  const close = async () => {
    await ask(server, `DROP ROLE ${role}`)
    await server.close()
  }
  return { url: Object.assign(new URL(url), { username: role, password: role }).href, close }
}
