// Runs the unit tests and a smoke test on each supported line of Node: `npm run check:node-versions -- [line ...]`.
// The binaries are packages of npm, kept under node_modules/.cache.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Argument, InvalidArgumentError } from 'commander'
import { buildService } from '../tools/build.ts'
import { createCommand } from '../tools/command-line.ts'
import { today } from '../tools/days.ts'
import { installNode, runProgram } from './node-line.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const LINES = ['20.19', '22', '24']
const LINE = /^\d+(\.\d+)?$/
/** Time limit of a start with private servers on a slow machine. Milliseconds. */
const START_MS = 180_000

/** Adds a line of the command line to those before it. */
function withLine(line: string, before: readonly string[]): string[] {
  if (!LINE.test(line)) throw new InvalidArgumentError('Allowed: lines such as 20.19 or 22.')
  return before === LINES ? [line] : [...before, line]
}

/** Starts the built service on private servers, sends one search several times, and ends it with SIGTERM. */
async function smokeTest(node: string, dataDir: string): Promise<void> {
  const settings = { HOST: '127.0.0.1', PORT: '0', SEED_SCALE: 'tiny', LOG_LEVEL: 'info', NODE_ENV: 'production' }
  const service = spawn(node, ['dist/main.js'], {
    cwd: root,
    env: { PATH: process.env.PATH, ADMIN_TOKEN: 'smoke-test-token', DATA_DIR: dataDir, ...settings },
  })
  let output = ''
  for (const stream of [service.stdout, service.stderr])
    stream.on('data', (chunk) => {
      output += chunk
    })
  const ended = once(service, 'close')
  try {
    const address = await addressIn(() => output, ended)
    const search = `${address}/v1/flights/search?from=JFK&to=LAX&date=${today()}`
    for (const status of ['fwd=miss', 'hit']) {
      const response = await fetch(search)
      await response.text()
      const found = response.headers.get('cache-status') ?? ''
      if (response.status !== 200 || !found.includes(status)) throw new Error(`${response.status}: ${found}`)
    }
    await compareFastPath(search)
    service.kill('SIGTERM')
    const [code] = await ended
    if (code !== 0) throw new Error(`the service ended with status ${code}`)
  } catch (error) {
    throw new Error(`the smoke test failed: ${output}`, { cause: error })
  } finally {
    service.kill('SIGKILL')
  }
}

/** Compares a hit of the fast path, which writes its head itself, with the same hit of the routes. */
async function compareFastPath(search: string): Promise<void> {
  const fast = await fetch(search)
  // Only the routes compare validators.
  const routed = await fetch(search, { headers: { 'if-none-match': '"another"' } })
  const [fastBody, routedBody] = [await fast.text(), await routed.text()]
  const fieldsOf = ({ headers }: Response) =>
    JSON.stringify([...headers].filter(([name]) => !['date', 'x-request-id', 'cache-status'].includes(name)))
  if (fieldsOf(fast) !== fieldsOf(routed) || fastBody !== routedBody)
    throw new Error(`the fast path and the routes differ: ${fieldsOf(fast)} ${fieldsOf(routed)}`)
}

/** Resolves with the address that the service logs when it listens. */
async function addressIn(output: () => string, ended: Promise<unknown>): Promise<string> {
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  for (const deadline = Date.now() + START_MS; Date.now() < deadline && !isOver; ) {
    const found = /"address":"([^"]+)"/.exec(output())
    if (found?.[1]) return found[1]
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the service does not listen')
}

const lines: string[] = createCommand(
  'check:node-versions',
  'Runs the unit tests and a smoke test on lines of Node. Installs their newest versions from npm.',
)
  .addArgument(new Argument('[lines...]', 'lines of Node, such as 20.19 or 22').argParser(withLine).default(LINES))
  .parse().processedArgs[0]
buildService()

// One folder for all: the first start fills it, and the others find the data and the servers' programs.
const dataDir = mkdtempSync(join(tmpdir(), 'flights-smoke-'))
chmodSync(dataDir, 0o755) // as root, PostgreSQL's account must be able to enter it
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))

for (const line of lines) {
  const node = installNode(line)
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  console.log(`\nNode ${stdout.trim()}: unit tests`)
  runProgram(node, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot'])
  console.log(`Node ${stdout.trim()}: smoke test`)
  await smokeTest(node, dataDir)
}
console.log(`\nThe unit tests and the smoke test pass on Node ${lines.join(', ')}.`)
