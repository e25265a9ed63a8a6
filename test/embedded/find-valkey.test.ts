import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { Writer } from '../../src/embedded/valkey/choose.ts'
import { findValkey } from '../../src/embedded/valkey/find.ts'
import { findJavascriptServer } from '../../src/embedded/valkey/javascript-program.ts'
import { parseVersion } from '../../src/embedded/valkey/program.ts'
import { scratchFolder } from './run-service.ts'

let root: string
let lines: string[]
let fetches: number
beforeEach(() => {
  root = scratchFolder()
  lines = []
  fetches = 0
})

test.each([
  [
    'Valkey server v=8.0.1 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=39f',
    { kind: 'valkey', version: '8.0.1' },
  ],
  ['Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=d8', { kind: 'redis', version: '7.0.15' }],
  ['valkey-cli 8.0.1', undefined],
  ['', undefined],
])('%j is version %j', (output, expected) => {
  expect(parseVersion(output)).toEqual(expected)
})

test('prefers the configured program to the PATH', async () => {
  const mine = fake('mine/any-name', 'Valkey server v=9.0.0')
  fake('path/valkey-server', 'Valkey server v=8.0.1')
  expect(await find({ configured: mine })).toEqual({ kind: 'valkey', version: '9.0.0', server: mine })
})

test.each([
  ['is missing', undefined],
  ['is something else', 'PostgreSQL 18.4'],
  ['is too old', 'Redis server v=6.2.7'],
])('rejects the configured program if it %s, even if there are others', async (_, version) => {
  fake('path/valkey-server', 'Valkey server v=8.0.1')
  const configured = version ? fake('mine/server', version) : join(root, 'mine', 'server')
  await expect(find({ configured })).rejects.toMatchObject({
    code: 'unusable',
    message: expect.stringContaining('VALKEY_SERVER_BIN'),
  })
})

test('prefers a Valkey later on the PATH to a Redis, and finds the client in its folder', async () => {
  fake('first/redis-server', 'Redis server v=7.2.4')
  const server = fake('second/valkey-server', 'Valkey server v=8.0.1')
  const cli = fake('second/valkey-cli', 'valkey-cli 8.0.1')
  expect(await find({ path: ['first', 'second'] })).toEqual({ kind: 'valkey', version: '8.0.1', server, cli })
})

test('prefers the Valkey of an earlier download to a Redis on the PATH', async () => {
  fake('path/redis-server', 'Redis server v=7.0.15')
  const server = fake('valkey/bin/valkey-server', 'Valkey server v=8.0.1')
  expect(await find({})).toEqual({ kind: 'valkey', version: '8.0.1', server })
})

test('prefers a Redis 7 on the PATH to another download', async () => {
  const server = fake('path/redis-server', 'Redis server v=7.0.15')
  expect(await find({})).toEqual({ kind: 'redis', version: '7.0.15', server })
  expect(fetches).toBe(0)
})

test('prefers the program that has written the data, even if a Valkey has appeared since', async () => {
  const server = fake('path/redis-server', 'Redis server v=7.2.4')
  fake('path/valkey-server', 'Valkey server v=8.0.1')
  const writer = { kind: 'redis', version: '7.2.4', server } as const
  expect(await find({ writer })).toMatchObject({ kind: 'redis', server })
})

test('an older program of the same kind gives way to one that can read the data', async () => {
  const old = fake('first/valkey-server', 'Valkey server v=7.2.9')
  const server = fake('second/valkey-server', 'Valkey server v=8.1.0')
  const writer = { kind: 'valkey', version: '8.0.1', server: old } as const
  expect(await find({ writer, path: ['first', 'second'] })).toMatchObject({ server })
})

test('fetches a Valkey for the data of one, even if there is a Redis', async () => {
  const redis = fake('path/redis-server', 'Redis server v=7.0.15')
  const writer = { kind: 'valkey', version: '8.0.1', server: '/gone/valkey-server' } as const
  expect(await find({ writer })).toMatchObject({ server: redis })
  expect(fetches).toBe(1)
  const fetch = async ({ folder }: { folder: string }) =>
    void fake(join(folder, 'bin', 'valkey-server'), 'Valkey server v=8.0.1')
  expect(await find({ writer, fetch })).toMatchObject({ kind: 'valkey' })
})

test('the JavaScript server needs Node 22', () => {
  const log = { info: () => {}, warn: () => {} }
  expect(() => findJavascriptServer(log, '20.19.0')).toThrow(/setup:valkey.*install Node 22 or later/)
})

test('skips an old Redis and a program that does not run', async () => {
  fake('path/valkey-server', undefined)
  fake('path/redis-server', 'Redis server v=6.0.16')
  const server = fake('valkey/bin/valkey-server', 'Valkey server v=8.0.1')
  expect(await find({})).toMatchObject({ server })
  expect(fetches).toBe(0)
})

test('downloads Valkey if the machine has none, and logs it', async () => {
  const fetch = async ({ folder }: { folder: string }) =>
    void fake(join(folder, 'bin', 'valkey-server'), 'Valkey server v=8.0.1')
  expect(await find({ fetch })).toMatchObject({ server: join(root, 'valkey', 'bin', 'valkey-server') })
  expect(lines).toEqual([expect.stringContaining('fetching it')])
})

test('logs why the download failed, and the fallback or instructions', async () => {
  // The JavaScript server is an optional package.
  const outcome = await find({}).catch((error) => error)
  expect(fetches).toBe(1)
  expect(lines[1]).toBe('Valkey could not be fetched: no network')
  if (outcome instanceof Error)
    expect(outcome).toMatchObject({ code: 'missing', message: expect.stringContaining('setup:valkey') })
  else {
    expect(outcome).toMatchObject({ kind: 'javascript' })
    expect(lines[2]).toMatch(/never evicts.*tracking.*memory figures/)
  }
})

type Choice = {
  configured?: string
  writer?: Writer
  path?: string[]
  fetch?: (options: { folder: string }) => Promise<void>
}

function find({ configured, writer, path = ['path'], fetch = offline }: Choice) {
  const log = { info: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(line) }
  const folders = path.map((name) => join(root, name)).join(delimiter)
  return findValkey({ configured, writer, dataDir: root, log, path: folders, fetch })
}

async function offline(): Promise<void> {
  fetches += 1
  throw new Error('no network')
}

/** Writes a program that always prints `output`, or fails without it. Returns its path. */
function fake(name: string, output: string | undefined): string {
  const path = name.startsWith(root) ? name : join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${output === undefined ? 'exit 1' : `echo '${output}'`}\n`)
  chmodSync(path, 0o755)
  return path
}
