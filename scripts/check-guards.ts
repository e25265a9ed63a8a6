/**
 * Mutation test of the guards against races: `npm run check:guards [name]`. Removes each guard, one at a time, from a copy of the
 * project, and runs the tests that must fail without it. Ends with status 1 when they pass.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCommand } from '../tools/command-line.ts'

interface Guard {
  name: string
  file: string
  /** The guard in the source, which must occur once, and its replacement. */
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
    from: '=> [key, leases.keyOf(key)]',
    to: '=> [key]',
    tests: 'test/cache/races.test.ts',
  },
  {
    name: 'the key is registered under its tags before the lease is taken',
    file: 'src/cache/register.ts',
    from: '    if (!(await tagIndex.register(key, tags, lifetime))) return undefined\n',
    to: '    setTimeout(() => tagIndex.register(key, entry.tags(params), lifetime), 500)\n',
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
    name: 'a reader that joins a load too late reads again',
    file: 'src/cache/read-on-miss.ts',
    from: "boarding !== 'late'",
    to: 'true',
    tests: 'test/cache/races.test.ts',
  },
  {
    name: 'a lease expires',
    file: 'src/cache/scripts/take-lease.lua',
    from: ", 'NX', 'PX', ARGV[2])",
    to: ", 'NX')",
    tests: 'test/cache/stampede.test.ts test/cache/races.test.ts',
  },
  {
    name: 'the parts of an entry are dropped before the entry',
    file: 'src/cache/invalidate.ts',
    from: 'const [under] = await Promise.allSettled([first ? invalidate(first) : 0])\n      const dropped = await dropAll(rest, found ?? lookUp(rest.tags))',
    to: 'const dropping = dropAll(rest, lookUp(rest.tags))\n      const [under] = await Promise.allSettled([first ? invalidate(first) : 0])\n      const dropped = await dropping',
    tests: 'test/cache/made-of.test.ts',
  },
  {
    name: 'a long load has a lease of the same length',
    file: 'src/cache/policy.ts',
    from: 'leaseMs: isLong ? longLeaseMs : leaseMs',
    to: 'leaseMs',
    tests: 'test/cache/patience.test.ts',
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
    name: 'a failed load releases the lease',
    file: 'src/cache/leased-load.ts',
    from: 'entries.leases.release(key, lease)',
    to: 'Promise.resolve()',
    tests: 'test/cache/stampede.test.ts',
  },
  {
    name: 'the wait for a lease is bounded',
    file: 'src/cache/wait-for-lease.ts',
    from: 'if (waited() >= waitMs) break',
    to: '',
    tests: 'test/cache/stampede.test.ts',
  },
  {
    name: 'an entry is stored only after its registration',
    file: 'src/cache/tag-index.ts',
    from: 'tags.map((tag) => guard.ask(() => register([indexOf(tag)], [key, lifetime, keysAtMost]))),',
    to: 'tags.map((tag) => guard.ask(() => register([indexOf(tag)], [key, lifetime, keysAtMost])).catch(() => 1)),',
    tests: 'test/cache/outage.test.ts',
  },
  {
    name: 'the keys of a tag are limited',
    file: 'src/cache/scripts/register-tag.lua',
    from: '  return 0\n',
    to: '',
    tests: 'test/cache/reading.test.ts',
  },
  {
    name: 'concurrent loads are limited',
    file: 'src/cache/loads.ts',
    from: 'if (loads >= loadsAtMost)',
    to: 'if (loads < 0)',
    tests: 'test/cache/outage.test.ts',
  },
  {
    name: 'a process drops its copy of an entry that it changes',
    file: 'src/cache/entry-store.ts',
    from: '      } finally {\n        if (copies) for (const key of keys) copies.drop(key)\n      }',
    to: '      } finally {\n      }',
    tests: 'test/cache/copies.test.ts',
  },
  {
    name: 'a reply is not copied when its key has changed since the request',
    file: 'src/cache/local-copies.ts',
    from: 'heard.changed.has(key) || ',
    to: '',
    tests: 'test/cache/copies.test.ts',
  },
  {
    name: 'a reply is not copied when any key may have changed since the request',
    file: 'src/cache/local-copies.ts',
    from: 'heard.anything || ',
    to: '',
    tests: 'test/cache/copies.test.ts',
  },
  {
    name: 'copies are dropped when a tracker was unavailable',
    file: 'src/cache/tracker.ts',
    from: '    onChange(undefined)\n    listening = true',
    to: '    listening = true',
    tests: 'test/cache/copies.test.ts',
  },
  {
    name: 'a silent tracker is not trusted',
    file: 'src/cache/tracker.ts',
    from: 'Math.min(...proofs) + boundMs',
    to: 'Number.POSITIVE_INFINITY',
    tests: 'test/cache/copies.test.ts',
  },
  {
    name: 'a silent tracker reconnects',
    file: 'src/cache/tracker.ts',
    from: 'if (performance.now() - askedAt > silenceMs) restart()',
    to: '',
    tests: 'test/cache/copies.test.ts',
  },
  {
    name: 'only keys that the tracker follows are copied',
    file: 'src/cache/local-copies.ts',
    from: ' || !prefixes.some((prefix) => key.startsWith(prefix))',
    to: '',
    tests: 'test/cache/copies.test.ts',
  },
  {
    name: 'readers of one turn share a command',
    file: 'src/cache/turn-reads.ts',
    from: 'let waiting = turn.get(key)',
    to: "let waiting = turn.get(key + ' ')",
    tests: 'test/cache/turn-reads.test.ts',
  },
  {
    name: 'only one reader of all processes refreshes a stale entry',
    file: 'src/cache/refresh.ts',
    from: 'entries.leases.take(read.key, { leaseMs, freshAfter: seen.freshUntil })',
    to: '({ lease: await entries.leases.seize(read.key, leaseMs) })',
    tests: 'test/cache/grace.test.ts',
  },
  {
    name: 'only one reader of a process refreshes a stale entry',
    file: 'src/cache/refresh.ts',
    from: 'if (refreshing.has(key) || ',
    to: 'if (',
    tests: 'test/cache/grace.test.ts',
  },
  {
    name: 'half of the loads are reserved for waiting readers',
    file: 'src/cache/loads.ts',
    from: 'loads >= loadsAtMost / 2',
    to: 'false',
    tests: 'test/cache/grace.test.ts',
  },
  {
    name: 'a reader with a stale entry waits for a slow load only until the soft timeout',
    file: 'src/cache/read-on-miss.ts',
    from: 'Promise.race([flight.catch(() => instead), slow])',
    to: 'flight.catch(() => instead)',
    tests: 'test/cache/grace.test.ts',
  },
  {
    name: 'a stale entry is served within its grace only',
    file: 'src/cache/read-on-miss.ts',
    from: 'Math.min(expired.freshUntil + policyOf(entry).grace.ifError, expired.serveUntil)',
    to: 'expired.serveUntil',
    tests: 'test/cache/grace.test.ts',
  },
  {
    name: 'a stale entry is served until its next change only',
    file: 'src/cache/read-on-miss.ts',
    from: 'Math.min(expired.freshUntil + policyOf(entry).grace.ifError, expired.serveUntil)',
    to: 'expired.freshUntil + policyOf(entry).grace.ifError',
    tests: 'test/cache/fresh-until.test.ts',
  },
  {
    name: 'an entry is not served in place of a slow load after its next change',
    file: 'src/cache/read-on-miss.ts',
    from: 'settled === instead && until <= Date.now() ? await flight : settled',
    to: 'settled',
    tests: 'test/cache/fresh-until.test.ts',
  },
  {
    name: 'an entry is revalidated in the background until its next change only',
    file: 'src/cache/serve.ts',
    from: ' || now >= value.serveUntil',
    to: '',
    tests: 'test/cache/fresh-until.test.ts',
  },
  {
    name: 'the next change limits the TTL',
    file: 'src/cache/stored.ts',
    from: 'Math.min(now + ttl, until)',
    to: 'now + ttl',
    tests: 'test/cache/fresh-until.test.ts',
  },
  {
    name: 'a command is bounded in time',
    file: 'src/cache/guard.ts',
    from: 'withTimeout(command(), timeoutMs)',
    to: 'command()',
    tests: 'test/cache/outage.test.ts',
  },
  {
    name: 'a long event loop turn is not a timeout',
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
  {
    name: 'an error reply does not open the breaker',
    file: 'src/cache/refusal.ts',
    from: 'if (!(error instanceof ReplyError)) return undefined',
    to: 'if (error !== null) return undefined',
    tests: 'test/cache/refusal.test.ts',
  },
  {
    name: 'an entry is a miss when the state server has lost its tags',
    file: 'src/cache/entry-store.ts',
    from: 'now !== undefined && generation !== now',
    to: 'false',
    tests: 'test/cache/lost-state.test.ts',
  },
  {
    name: 'the generation of an entry is read before its tags are registered',
    file: 'src/cache/register.ts',
    from: 'return { at, generation: known }',
    to: 'return { at, generation: generation.current() ?? known }',
    tests: 'test/cache/lost-state.test.ts',
  },
  {
    name: 'a shutdown closes no connection in use',
    file: 'src/routes/plugins/drain.ts',
    from: '      await untilQuiet(sockets)\n',
    to: '',
    tests: 'test/shutdown.test.ts',
  },
  {
    name: 'a board counts a score event once',
    file: 'src/services/leaderboards/store/scripts/apply-score-events.lua',
    from: '  if is_after(id, position) then',
    to: '  if true then',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'a board skips later events that its rebuild has counted',
    file: 'src/services/leaderboards/store/scripts/apply-score-events.lua',
    from: "redis.call('SISMEMBER', copy .. ':counted', reservation) == 0",
    to: 'true',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'a board skips earlier events that its rebuild has counted',
    file: 'src/services/leaderboards/store/scripts/complete-rebuild.lua',
    from: "redis.call('SISMEMBER', copy .. ':counted', noted[1]) == 0",
    to: 'true',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'events during a rebuild are noted',
    file: 'src/services/leaderboards/store/scripts/apply-score-events.lua',
    from: '      if window.noted then',
    to: '      if false then',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'the next version of a board follows events, too',
    file: 'src/services/leaderboards/store/scripts/apply-score-events.lua',
    from: "for _, copy in ipairs({ key, key .. ':next' }) do",
    to: 'for _, copy in ipairs({ key }) do',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'a board is compared after its counted events',
    file: 'src/services/leaderboards/drift.ts',
    from: '  if (differences.length === 0) return differences',
    to: '  if (differences.length >= 0) return differences',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'a rebuild past its time limit does not replace the board',
    file: 'src/services/leaderboards/store/scripts/complete-rebuild.lua',
    from: "if redis.call('GET', building) ~= ARGV[1] or",
    to: 'if',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'a board counts only for its own definition',
    file: 'src/services/leaderboards/store/scripts/apply-score-events.lua',
    from: "if redis.call('HGET', KEYS[1], 'definition') ~= ARGV[1] then",
    to: 'if false then',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'score events stay until all boards have applied them',
    file: 'src/services/leaderboards/follow.ts',
    from: '      if (applied.includes(false)) return found\n',
    to: '',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'counted events are read after the snapshot begins',
    file: 'src/db/queries/leaderboards/scores.ts',
    from: '        const codes = await selectMemberCodes(database, tx)\n        const counted = await selectCommitted(snapshot, await reservations())\n',
    to: '        const asked = await reservations()\n        const codes = await selectMemberCodes(database, tx)\n        const counted = await selectCommitted(snapshot, asked)\n',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'a board is rebuilt from one snapshot',
    file: 'src/db/queries/leaderboards/scores.ts',
    from: 'database.snapshot(async (tx) => {',
    to: 'Promise.resolve(database.builder).then(async (tx) => {',
    tests: 'test/leaderboards/following.test.ts',
  },
  {
    name: 'a flight counts for punctuality once it is due',
    file: 'src/db/queries/leaderboards/flight-sums.ts',
    from: "query.metric === 'ontime' ? isDue(tables, query.now) : undefined",
    to: 'undefined',
    tests: 'test/contracts',
  },
  {
    name: 'a delay of 15 minutes is late',
    file: 'src/db/flight-rules.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template
    from: '0) < ${LATE_FROM_MINUTES}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template
    to: '0) <= ${LATE_FROM_MINUTES}',
    tests: 'test/contracts',
  },
  {
    name: 'a rebuild of the punctuality of airlines invalidates their report',
    file: 'src/services/leaderboards/wire.ts',
    from: 'if (isAirlineReport(window)) await',
    to: 'if (false) await',
    tests: 'test/contracts',
  },
  {
    name: 'the database rounds miles as a profile does',
    file: 'src/db/flight-rules.ts',
    from: ' + 0.5)`',
    to: ')`',
    tests: 'test/contracts',
  },
  {
    name: 'a score event rounds miles as the database does',
    file: 'src/services/booking/score-event.ts',
    from: 'milesOf(distanceKm ?? 0)',
    to: 'milesOf(distanceKm ?? 0) - 1',
    tests: 'test/contracts',
  },
  {
    name: 'the row of a delivered invalidation is deleted',
    file: 'src/services/booking/outbox.ts',
    from: '      delivered.add(outboxId)\n',
    to: '',
    tests: 'test/booking/outbox.test.ts',
  },
  {
    name: 'the row of a failed invalidation stays',
    file: 'src/services/booking/outbox.ts',
    from: '      await invalidate()\n',
    to: '      await invalidate().catch(() => {})\n',
    tests: 'test/booking/outbox.test.ts',
  },
  {
    name: 'a change of a flight invalidates the local day of its search',
    file: 'src/services/catalogue/stale-after.ts',
    from: 'localDay(departure, zoneAt(from))',
    to: "localDay(departure, 'UTC')",
    tests: 'test/flights/local-days.test.ts',
  },
  {
    name: 'a search uses the local day that a change invalidates',
    file: 'src/services/flights/search.ts',
    from: 'dayBounds(date, zone)',
    to: "dayBounds(date, 'UTC')",
    tests: 'test/flights/local-days.test.ts',
  },
  {
    name: 'a key in use is refused where the seats are reserved',
    file: 'src/services/booking/seat-map/scripts/reserve.lua',
    from: 'if other and other ~= token then',
    to: 'if false then',
    tests: 'test/booking/http/idempotency.test.ts',
  },
  {
    name: 'the seats of a passenger are limited where they are reserved',
    file: 'src/services/booking/seat-map/scripts/reserve.lua',
    from: "if most ~= '' and",
    to: 'if false and',
    tests: 'test/booking/limits.test.ts test/booking/scripts/limits.test.ts',
  },
  {
    name: 'the live holds of a passenger are limited',
    file: 'src/services/booking/hold-places/take-place.lua',
    from: "if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then",
    to: 'if false then',
    tests: 'test/booking/limits.test.ts',
  },
  {
    name: 'the items of a cart are limited where they are saved',
    file: 'src/services/sessions/scripts/save-session.lua',
    from: "if is_full('cart.', tonumber(ARGV[1])) then",
    to: 'if false then',
    tests: 'test/sessions/cart.test.ts',
  },
  {
    name: 'a failed sign-in is counted before it is compared',
    file: 'src/routes/plugins/sign-in-limits.ts',
    from: 'if (counted.attempts <= atMost) continue',
    to: 'if (counted.attempts <= 1_000) continue',
    tests: 'test/sessions/sign-in.test.ts',
  },
]

const [wanted = ''] = createCommand(
  'check:guards',
  'Removes each guard against races from a copy of the project, and shows that a test fails without it.',
)
  .argument('[name]', 'only guards whose names contain this')
  .parse().args

const copy = mkdtempSync(join(tmpdir(), 'guards-'))
for (const part of [
  'src',
  'test',
  'scripts',
  'tools',
  'migrations',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
]) {
  cpSync(part, join(copy, part), { recursive: true })
}
for (const part of ['node_modules', '.data']) symlinkSync(join(process.cwd(), part), join(copy, part))

let unnoticed = 0
try {
  for (const guard of guards.filter(({ name }) => name.includes(wanted))) {
    const path = join(copy, guard.file)
    const whole = readFileSync(path, 'utf8')
    if (whole.split(guard.from).length !== 2)
      throw new Error(`${guard.file} must contain this text once: ${guard.from}`)
    writeFileSync(path, whole.replace(guard.from, guard.to))
    const noticed = !passes(guard.tests)
    writeFileSync(path, whole)
    if (!noticed) unnoticed++
    console.log(`${noticed ? 'noticed  ' : 'UNNOTICED'}  without: ${guard.name}`)
  }
} finally {
  rmSync(copy, { recursive: true })
}
console.log(unnoticed === 0 ? 'Every guard is needed.' : `No test fails without ${unnoticed} of the guards.`)
process.exitCode = unnoticed === 0 ? 0 : 1

function passes(tests: string): boolean {
  const vitest = join(process.cwd(), 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--bail=1', '--testTimeout=15000', ...tests.split(' ')]
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  if (status !== 0 && !/\d+ failed/.test(stdout)) throw new Error(`The tests did not run: ${stdout.slice(-500)}`)
  return status === 0
}
