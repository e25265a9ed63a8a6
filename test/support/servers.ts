// Private servers for tests. Each has a scratch folder and a free port, so suites and checkouts run side by side. All belong to
// a supervisor, so all servers end with a killed test run.
import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import mysql from 'mysql2/promise'
import { serverAccount } from '../../src/embedded/account.ts'
import { prepareCluster } from '../../src/embedded/postgres/cluster.ts'
import { chooseDirectories, postgresData } from '../../src/embedded/postgres/directories.ts'
import { findPostgresPackage } from '../../src/embedded/postgres/package.ts'
import { postgresServer } from '../../src/embedded/postgres/server.ts'
import { type ServerKind, startServer, startServerOn } from '../../src/embedded/start-server.ts'
import { type Supervisor, startSupervisor } from '../../src/embedded/supervisor-client.ts'
import { askValkey } from '../../src/embedded/valkey/ask-valkey.ts'
import { findValkey } from '../../src/embedded/valkey/find.ts'
import type { ValkeyProgram } from '../../src/embedded/valkey/program.ts'
import { type ValkeyRole, valkeyServer } from '../../src/embedded/valkey/server.ts'
import { until } from './until.ts'

/** A real server that a test may kill. */
export type TestServer = {
  readonly url: string
  readonly port: number
  /** Process id. Changes with each restart. Undefined while the server is down. */
  readonly pid: number | undefined
  /** Sends SIGKILL. Resolves when the process and its children have ended. Its data stays. */
  kill(): Promise<void>
  /** Restarts it on the same port with the same data, gracefully unless it was killed. Resolves when it is ready. */
  restart(): Promise<void>
  /** Stops it and deletes its data. */
  close(): Promise<void>
}

/** A Valkey Cluster of masters without replicas. `url` names all of them. */
export type TestCluster = { readonly url: string; readonly nodes: TestServer[]; close(): Promise<void> }

const log = { info: () => {}, warn: (line: string) => console.warn(line) }
let supervisor: Supervisor | undefined
let count = 0

/** Variables for the workers of a run: folders with the data of servers that were never started. */
const UNUSED_CLUSTER = 'TEST_UNUSED_CLUSTER'
const UNUSED_MARIADB = 'TEST_UNUSED_MARIADB'

/**
 * Starts a PostgreSQL with an empty database `flights`. `settings` are its run-time parameters. It is not durable. With `first`,
 * later servers of the run copy its new data.
 */
export async function startTestPostgres(
  options: { settings?: Record<string, string>; first?: boolean } = {},
): Promise<TestServer> {
  const scratch = makeScratch('postgres')
  const [programs, account] = await Promise.all([findPostgresPackage(), serverAccount()])
  const directories = await chooseDirectories({ folder: scratch, package: programs, account })
  if (process.env[UNUSED_CLUSTER]) await copyUnusedCluster(scratch)
  const password = await prepareCluster(directories, account)
  if (options.first) process.env[UNUSED_CLUSTER] = await copyOf(directories.data, join(scratch, 'unused'))
  const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB' }
  const kind = postgresServer({
    name: nextName('postgres'),
    directories,
    account,
    password,
    logFile: join(scratch, 'postgres.log'),
    settings: { ...hasty, ...options.settings },
  })
  return run(kind, scratch, kind.url)
}

/** Copies an unused cluster of PostgreSQL into the folder of private servers, which takes a tenth of the time of initdb. */
export async function copyUnusedCluster(folder: string): Promise<void> {
  await copyOf(process.env[UNUSED_CLUSTER] ?? '', postgresData(folder))
}

/** Starts one Valkey with the policy of its role. `settings` are further lines of valkey.conf. */
export async function startTestValkey(options: { role: ValkeyRole; settings?: string[] }): Promise<TestServer> {
  const scratch = makeScratch(options.role)
  const kind = valkeyServer({ program: await testValkey(), name: nextName(options.role), dir: scratch, ...options })
  return run(kind, scratch, (port) => `valkey://127.0.0.1:${port}`)
}

/** Starts a Valkey Cluster on loopback. Ready when every node sees all slots served. Requires a real Valkey. */
export async function startTestCluster(
  options: { masters?: number; role?: ValkeyRole; settings?: string[] } = {},
): Promise<TestCluster> {
  const { masters = 3, role = 'state', settings = [] } = options
  const clustered = ['cluster-enabled yes', 'cluster-node-timeout 2000', ...settings]
  const program = await testValkey()
  const nodes = await Promise.all(
    Array.from({ length: masters }, () => {
      const scratch = makeScratch('cluster')
      const kind = valkeyServer({ program, name: nextName('cluster'), role, dir: scratch, settings: clustered })
      return run({ ...kind, alsoFree: [10_000] }, scratch, (port) => `valkey://127.0.0.1:${port}`)
    }),
  )
  const ports = nodes.map(({ port }) => port)
  await Promise.all(ports.map((port, index) => joinCluster({ port, index, ports })))
  const close = async () => void (await Promise.all(nodes.map((node) => node.close())))
  return { url: `valkey+cluster://${ports.map((port) => `127.0.0.1:${port}`).join(',')}`, nodes, close }
}

/**
 * Starts a MariaDB with an empty database `flights`. `init` are statements that run at each start, `args` further options of the
 * server. Returns the reason if this machine has none. With `first`, later servers of the run copy its new data.
 */
export async function startTestMariadb(
  options: { init?: string[]; args?: string[]; first?: boolean } = {},
): Promise<TestServer | { skipped: string }> {
  const server = findProgram('mariadbd')
  const install = findProgram('mariadb-install-db')
  if (!server || !install) return { skipped: 'mariadbd is not on this machine' }
  const scratch = makeScratch('mariadb')
  // A separate folder for temporary tables, because several servers may be set up concurrently.
  const folder = join(scratch, 'data')
  const data = [`--datadir=${folder}`, `--tmpdir=${scratch}`, '--innodb-log-file-size=32M', ...giveToMysql(scratch)]
  const unused = process.env[UNUSED_MARIADB]
  if (unused) await copyOf(unused, folder)
  else await promisify(execFile)(install, [...installOptions, ...data])
  if (options.first) process.env[UNUSED_MARIADB] = await copyOf(folder, join(scratch, 'unused'))
  const kind = mariadbServer({ server, scratch, data, ...options })
  return run(kind, scratch, kind.url)
}

const installOptions = ['--no-defaults', '--skip-test-db', '--auth-root-authentication-method=normal']

/** Copies a folder with its owners and rights. Returns the copy, which must not exist yet. */
async function copyOf(from: string, to: string): Promise<string> {
  await promisify(execFile)('cp', ['-a', from, to])
  return to
}

/** Finds the Valkey for tests like the service does. A download goes into the checkout's `.data`. */
export function testValkey(): Promise<ValkeyProgram> {
  const dataDir = fileURLToPath(new URL('../../.data', import.meta.url))
  program ??= findValkey({ configured: process.env.VALKEY_SERVER_BIN, dataDir, log })
  return program
}
let program: Promise<ValkeyProgram> | undefined

async function run(kind: ServerKind, scratch: string, url: (port: number) => string): Promise<TestServer> {
  supervisor ??= startSupervisor({ log })
  const running = supervisor
  const kept = { ...kind, spec: (port: number) => ({ ...kind.spec(port), scratch }) }
  const { port, name } = await startServer(running, kept)
  return {
    url: url(port),
    port,
    get pid() {
      return running.pidOf(name)
    },
    async kill() {
      const children = childrenOf(running.pidOf(name))
      await running.kill(name)
      await until(() => !children.some(isRunning))
    },
    async restart() {
      await running.stop(name)
      await startServerOn(running, kept, port)
    },
    async close() {
      await running.stop(name)
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

/**
 * Finds the child processes of a server: a backend of PostgreSQL may serve one more query after its parent was killed. Empty if
 * the system has no `/proc`.
 */
function childrenOf(pid: number | undefined): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').split(' ').filter(Boolean).map(Number) : []
}

/** Returns whether a process runs. An ended process may still be listed, without a command line. */
function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
  } catch {
    return false
  }
}

async function joinCluster({ port, index, ports }: { port: number; index: number; ports: number[] }): Promise<void> {
  const slot = (share: number) => Math.floor((16_384 * share) / ports.length)
  await askValkey(port, `CLUSTER ADDSLOTSRANGE ${slot(index)} ${slot(index + 1) - 1}`)
  await askValkey(port, `CLUSTER SET-CONFIG-EPOCH ${index + 1}`)
  if (index > 0) await askValkey(port, `CLUSTER MEET 127.0.0.1 ${ports[0]}`)
  const deadline = Date.now() + 30_000
  for (;;) {
    const info = await askValkey(port, 'CLUSTER INFO')
    if (info.includes('cluster_state:ok') && info.includes(`cluster_size:${ports.length}`)) return
    if (Date.now() > deadline) throw new Error(`the cluster does not come up: ${info}`)
    await sleep(20)
  }
}

function mariadbServer(options: { server: string; scratch: string; data: string[]; init?: string[]; args?: string[] }) {
  const { server, scratch, data, init: statements = [], args = [] } = options
  const password = randomBytes(12).toString('base64url')
  const url = (port: number) => `mysql://flights:${password}@127.0.0.1:${port}/flights`
  const init = join(scratch, 'init.sql')
  writeFileSync(
    init,
    `CREATE DATABASE IF NOT EXISTS flights;
CREATE USER IF NOT EXISTS flights@'%' IDENTIFIED BY '${password}';
GRANT ALL ON *.* TO flights@'%' WITH GRANT OPTION;
${statements.join('\n')}
`,
  )
  const settings = [
    `--init-file=${init}`,
    `--socket=${join(scratch, 'socket')}`,
    `--pid-file=${join(scratch, 'pid')}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--local-infile=1',
    '--character-set-server=utf8mb4',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
    '--innodb-buffer-pool-size=128M',
    ...args,
  ]
  const name = nextName('mariadb')
  return {
    url,
    spec: (port: number) => ({
      name,
      command: server,
      args: ['--no-defaults', ...data, ...settings, `--port=${port}`],
      logFile: join(scratch, 'mariadb.log'),
      stopSignal: 'SIGTERM' as const,
    }),
    async isReady(port: number) {
      const connection = await mysql.createConnection({ uri: url(port), connectTimeout: 2_000 })
      await connection.end()
      return true
    },
  }
}

// Servers that drop root must be able to enter it
function makeScratch(kind: string): string {
  const scratch = mkdtempSync(join(tmpdir(), `flights-test-${kind}-`))
  chmodSync(scratch, 0o755)
  return scratch
}

function nextName(kind: string): string {
  count += 1
  return `${kind}-${count}`
}

const findProgram = (name: string): string | undefined =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

// mariadbd drops root for the account `mysql`, if there is one
function giveToMysql(folder: string): string[] {
  if (process.getuid?.() !== 0) return []
  try {
    const uid = execFileSync('id', ['-u', 'mysql'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    chownSync(folder, Number(uid), 0)
    return ['--user=mysql']
  } catch {
    return ['--user=root']
  }
}
