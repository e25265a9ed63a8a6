import { expect, test } from 'vitest'
import { assignment, databaseClient, valkeyClient } from '../src/clients.ts'

test.each([
  ['valkey://127.0.0.1:7000', '-p 7000'],
  ['valkey://cache.example', '-h cache.example -p 6379'],
  ['redis://[::1]:7000/2', '-h ::1 -p 7000 -n 2'],
  ['valkeys://app:p%40ss@cache.example:7000', '-h cache.example -p 7000 --tls --user app'],
  ['valkeys+cluster://:p%40ss@a:1,b:2', '-h a -p 1 --tls -c'],
])('%s: valkey-cli %s', (url, words) => {
  const client = valkeyClient(url)
  expect(client?.words.join(' ')).toBe(words)
  expect(client?.password).toBe(url.includes('@') ? 'p@ss' : undefined)
})

test('a primary behind Sentinel has no fixed client', () => {
  expect(valkeyClient('valkey+sentinel://a,b/main')).toBeUndefined()
})

test.each([
  ['postgres://u:p%40ss@db.example/flights', 'psql', '-h db.example -p 5432 -U u -d flights'],
  ['postgresql://u:p%40ss@[::1]:7000/a%20b', 'psql', '-h ::1 -p 7000 -U u -d a b'],
  ['mysql://u:p%40ss@localhost/flights', 'mariadb', '-h 127.0.0.1 -P 3306 -u u -D flights'],
  ['mariadb://u:p%40ss@db.example:7000/flights?ssl={}', 'mariadb', '-h db.example -P 7000 -u u -D flights --ssl'],
])('%s: %s %s', (url, program, words) => {
  const client = databaseClient(url)
  expect(client.programs[0]).toBe(program)
  expect(client.words.join(' ')).toBe(words)
  expect(client.password).toBe('p@ss')
})

test('keeps the TLS mode of a PostgreSQL URL', () => {
  expect(databaseClient('postgres://db.example/flights?sslmode=verify-full').variables).toEqual({
    PGSSLMODE: 'verify-full',
  })
})

test('a printed line reads the password of a private server from its file', () => {
  const client = databaseClient('postgres://flights:secret@127.0.0.1:7000/flights')
  const about = { program: '/usr/bin/psql', passwordFile: '/my data/password', setting: 'DATABASE_URL' }
  expect(assignment('DB', client, about)).toBe(
    `DB="env PGPASSWORD=$(cat '/my data/password') /usr/bin/psql -h 127.0.0.1 -p 7000 -U flights -d flights"`,
  )
})

test('a printed line names the password of a configured server, but does not contain it', () => {
  const client = valkeyClient('valkeys://:secret@cache.example:7000/1')
  if (!client) throw new Error('no client')
  expect(assignment('CACHE', client, { program: '/opt/valkey-cli', setting: 'VALKEY_CACHE_URL' })).toBe(
    'CACHE="/opt/valkey-cli -h cache.example -p 7000 --tls -n 1"   # after: export REDISCLI_AUTH=<password of VALKEY_CACHE_URL>',
  )
})
