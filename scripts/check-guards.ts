/**
 * Takes out each guard of the cache, one at a time, in a copy of the project, and runs the tests that are there to
 * notice. A guard whose tests stay green is reported, and fails the run: `npm run check:guards [name]`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Guard {
  name: string
  file: string
  /** What stands there, once, and what stands there without the guard. */
  from: string
  to: string
  tests: string
}

const guards: Guard[] = [
  {
    name: 'a fill is refused without the lease',
    file: 'src/cache/scripts/fill.lua',
    from: "if redis.call('GET', KEYS[2]) ~= ARGV[1] then",
    to: 'if false then',
    tests: 'test/cache/races.test.ts',
  },
  {
    name: 'an invalidation ends the lease',
    file: 'src/cache/entry-store.ts',
    from: 'client.del(key, leaseOf(key))',
    to: 'client.del(key)',
    tests: 'test/cache/races.test.ts',
  },
  {
    name: 'the key is registered under its tags before the lease is taken',
    file: 'src/cache/leased-load.ts',
    from: '    if (!(await tagIndex.register(key, tags, lifetime))) return undefined\n',
    to: '    setTimeout(() => tagIndex.register(key, tags, lifetime), 500)\n',
    tests: 'test/cache/races.test.ts',
  },
  {
    name: 'a tag keeps its members when it is invalidated',
    file: 'src/cache/tag-index.ts',
    from: 'keys: (tag) => patient.ask(() => client.zrange(indexOf(tag), 0, -1)),',
    to: 'keys: async (tag) => { const keys = await client.zrange(indexOf(tag), 0, -1); await client.del(indexOf(tag)); return keys },',
    tests: 'test/cache/races.test.ts',
  },
  {
    name: 'who joins a load too late reads again',
    file: 'src/cache/cache.ts',
    from: "boarding === 'late' && !result.stored",
    to: 'false',
    tests: 'test/cache/races.test.ts',
  },
  {
    name: 'a lease runs out',
    file: 'src/cache/scripts/take-lease.lua',
    from: ", 'NX', 'PX', ARGV[2])",
    to: ", 'NX')",
    tests: 'test/cache/stampede.test.ts test/cache/races.test.ts',
  },
  {
    name: 'only one reader holds the lease',
    file: 'src/cache/scripts/take-lease.lua',
    from: "'NX', ",
    to: '',
    tests: 'test/cache/stampede.test.ts',
  },
  {
    name: 'readers of one process share a load',
    file: 'src/cache/single-flight.ts',
    from: 'if (underWay) {',
    to: 'if (underWay && key === "") {',
    tests: 'test/cache/stampede.test.ts test/cache/outage.test.ts',
  },
  {
    name: 'a failed load gives the lease back',
    file: 'src/cache/leased-load.ts',
    from: 'entries.releaseLease(key, lease)',
    to: 'Promise.resolve()',
    tests: 'test/cache/stampede.test.ts',
  },
  {
    name: 'the wait for a lease is bounded',
    file: 'src/cache/leased-load.ts',
    from: 'if (waited() >= waitMs) break',
    to: '',
    tests: 'test/cache/stampede.test.ts',
  },
  {
    name: 'nothing is stored that was not registered',
    file: 'src/cache/tag-index.ts',
    from: 'tags.map((tag) => guard.ask(() => register([indexOf(tag)], [key, lifetime, keysAtMost]))),',
    to: 'tags.map((tag) => guard.ask(() => register([indexOf(tag)], [key, lifetime, keysAtMost])).catch(() => 1)),',
    tests: 'test/cache/outage.test.ts',
  },
  {
    name: 'a tag takes no more keys than it may have',
    file: 'src/cache/scripts/register-tag.lua',
    from: '  return 0\n',
    to: '',
    tests: 'test/cache/reading.test.ts',
  },
  {
    name: 'no more loads are begun than may be under way',
    file: 'src/cache/leased-load.ts',
    from: 'if (loads >= loadsAtMost)',
    to: 'if (loads < 0)',
    tests: 'test/cache/outage.test.ts',
  },
  {
    name: 'a command is bounded in time',
    file: 'src/cache/guard.ts',
    from: 'withTimeout(command(), timeoutMs)',
    to: 'command()',
    tests: 'test/cache/outage.test.ts',
  },
  {
    name: 'a long turn is not taken for a silent server',
    file: 'src/cache/guard.ts',
    from: 'setImmediate(() => reject(',
    to: '((run: () => void) => run())(() => reject(',
    tests: 'test/cache/outage.test.ts',
  },
  {
    name: 'the breaker opens',
    file: 'src/cache/guard.ts',
    from: 'new ConsecutiveBreaker(5)',
    to: 'new ConsecutiveBreaker(5_000)',
    tests: 'test/cache/outage.test.ts',
  },
]

const copy = mkdtempSync(join(tmpdir(), 'guards-'))
for (const part of ['src', 'test', 'migrations', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
  cpSync(part, join(copy, part), { recursive: true })
}
for (const part of ['node_modules', '.data']) symlinkSync(join(process.cwd(), part), join(copy, part))

let unnoticed = 0
try {
  for (const guard of guards.filter(({ name }) => name.includes(process.argv[2] ?? ''))) {
    const path = join(copy, guard.file)
    const whole = readFileSync(path, 'utf8')
    if (whole.split(guard.from).length !== 2) throw new Error(`${guard.file} does not hold, once: ${guard.from}`)
    writeFileSync(path, whole.replace(guard.from, guard.to))
    const noticed = !passes(guard.tests)
    writeFileSync(path, whole)
    if (!noticed) unnoticed++
    console.log(`${noticed ? 'noticed  ' : 'UNNOTICED'}  without: ${guard.name}`)
  }
} finally {
  rmSync(copy, { recursive: true })
}
console.log(unnoticed === 0 ? 'Every guard is needed.' : `${unnoticed} guards can be taken out without a test failing.`)
process.exitCode = unnoticed === 0 ? 0 : 1

function passes(tests: string): boolean {
  const vitest = join(process.cwd(), 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--bail=1', '--testTimeout=15000', ...tests.split(' ')]
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  if (status !== 0 && !/\d+ failed/.test(stdout)) throw new Error(`the tests did not run: ${stdout.slice(-500)}`)
  return status === 0
}
