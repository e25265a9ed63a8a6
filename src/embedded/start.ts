import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Account, serverAccount } from './account.ts'
import { chooseFolder } from './folders.ts'
import { usualPort } from './free-port.ts'
import { takeLock } from './lock.ts'
import type { Log } from './log.ts'
import { endOrphanProcesses, serversFile } from './orphan-processes.ts'
import { postgresPassword, prepareCluster } from './postgres/cluster.ts'
import { chooseDirectories, postgresData } from './postgres/directories.ts'
import { findPostgresPackage } from './postgres/package.ts'
import { postgresServer } from './postgres/server.ts'
import { type ServerKind, startServer } from './start-server.ts'
import { type Supervisor, startSupervisor } from './supervisor-client.ts'
import type { EmbeddedUrls } from './supervisor-protocol.ts'
import { fetchedFolder, findValkey } from './valkey/find.ts'
import { passwordFile, prepareFolder, readWriter, rememberWriter } from './valkey/folder.ts'
import { runnableBy, type ValkeyProgram } from './valkey/program.ts'
import { type ValkeyRole, valkeyServer } from './valkey/server.ts'

/** Private servers that a service needs. */
export type Wanted = { postgres: boolean; cache: boolean; state: boolean }

/** Paths of the passwords of private servers. Absent for servers that are not needed. */
export type PasswordFiles = { postgres?: string; cache?: string; state?: string }

/** The private servers of a running service. */
export type Embedded = EmbeddedUrls & {
  /** Program of the two Valkeys. Absent if neither is needed. */
  valkey?: ValkeyProgram
  /** Absolute paths of the passwords. */
  passwordFiles: PasswordFiles
  /** Descriptions for the terminal, without passwords. */
  describe: { postgres?: string; valkey?: string }
  /** Ends the servers gracefully. Resolves when they have ended. */
  close(): Promise<void>
}

const RESTART_AFTER_MS = 3_000

/**
 * Starts the private servers of a folder, which holds their data. They listen on 127.0.0.1 only. They end with `close`, or when
 * this process ends in any way. Each Valkey has a random password, and under root they run as another account. A server that dies is restarted on its port after 3 s. Throws an `EmbeddedError`: `in-use` if
 * another live service holds the folder, `missing` if a program is missing, `unusable` or `failed` if one does not run.
 */
export async function startEmbedded(options: {
  dataDir: string
  want: Wanted
  /** The setting VALKEY_SERVER_BIN. */
  valkeyBinary?: string | undefined
  log: Log
}): Promise<Embedded> {
  const { want, log } = options
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true })
  const unlock = takeLock(dataDir)
  let supervisor: Supervisor | undefined
  const close = async () => {
    await supervisor?.close()
    await endOrphanProcesses(dataDir, log) // only if the supervisor was killed
    unlock()
  }
  try {
    await endOrphanProcesses(dataDir, log)
    const account = await serverAccount()
    const folder = await chooseFolder({ dataDir, account, log })
    const place = { dataDir, folder, account }
    const program = want.cache || want.state ? await findProgram(place, options.valkeyBinary, log) : undefined
    supervisor = startSupervisor({ serversFile: serversFile(dataDir), log })
    const running = supervisor
    const valkey = (role: ValkeyRole) =>
      program && want[role] ? startValkey(running, place, { program, role }) : undefined
    const [postgresUrl, cacheUrl, stateUrl] = await all([
      want.postgres ? startPostgres(supervisor, place) : undefined,
      valkey('cache'),
      valkey('state'),
    ])
    const urls = { ...(postgresUrl && { postgresUrl }), ...(cacheUrl && { cacheUrl }), ...(stateUrl && { stateUrl }) }
    await supervisor.announce(urls)
    return {
      ...urls,
      ...(program && { valkey: program }),
      passwordFiles: passwordFiles(folder, want),
      describe: describe(urls, program),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function passwordFiles(folder: string, want: Wanted): PasswordFiles {
  return {
    ...(want.postgres && { postgres: postgresPassword(postgresData(folder)) }),
    ...(want.cache && { cache: passwordFile(join(folder, 'cache')) }),
    ...(want.state && { state: passwordFile(join(folder, 'state')) }),
  }
}

/** Folders and account of private servers. `dataDir` belongs to the service, `folder` holds the data of the servers. */
type Place = { dataDir: string; folder: string; account: Account | undefined }

async function findProgram(
  { dataDir, folder, account }: Place,
  configured: string | undefined,
  log: Log,
): Promise<ValkeyProgram> {
  const program = await findValkey({ configured, dataDir, log, writer: readWriter(folder) })
  return runnableBy(account, program, { fetched: fetchedFolder(dataDir) })
}

async function startValkey(
  supervisor: Supervisor,
  { dataDir, folder, account }: Place,
  { program, role }: { program: ValkeyProgram; role: ValkeyRole },
): Promise<string> {
  const { dir, password } = prepareFolder({ dataDir, folder, role, account })
  const writer = role === 'state' ? readWriter(folder) : undefined
  const server = valkeyServer({
    program,
    name: role,
    role,
    dir,
    password,
    account,
    writer,
    preferredPort: usualPort(dir),
  })
  const port = await startSupervised(supervisor, server)
  if (role === 'state') rememberWriter(folder, program)
  return `valkey://:${password}@127.0.0.1:${port}`
}

async function startPostgres(supervisor: Supervisor, { dataDir, folder, account }: Place): Promise<string> {
  const directories = await chooseDirectories({ folder, package: await findPostgresPackage(), account })
  const password = await prepareCluster(directories, account)
  const logFile = join(dataDir, 'postgres.log')
  const preferredPort = usualPort(directories.data)
  const server = postgresServer({ name: 'postgres', directories, account, password, logFile, preferredPort })
  return server.url(await startSupervised(supervisor, server))
}

async function startSupervised(supervisor: Supervisor, kind: ServerKind): Promise<number> {
  const supervised = { ...kind, spec: (port: number) => ({ ...kind.spec(port), restartAfterMs: RESTART_AFTER_MS }) }
  const { port, name } = await startServer(supervisor, supervised)
  supervisor.settle(name)
  return port
}

function describe(urls: EmbeddedUrls, program: ValkeyProgram | undefined): Embedded['describe'] {
  const at = (url: string) => new URL(url).host
  const names = { valkey: 'Valkey', redis: 'Redis', javascript: 'js-redis-server (JavaScript)' }
  const roles = [urls.cacheUrl && `cache at ${at(urls.cacheUrl)}`, urls.stateUrl && `state at ${at(urls.stateUrl)}`]
  return {
    ...(urls.postgresUrl && { postgres: `private PostgreSQL at ${at(urls.postgresUrl)}` }),
    ...(program && {
      valkey: `private ${names[program.kind]} ${program.version}: ${roles.filter(Boolean).join(', ')}`,
    }),
  }
}

// Like `Promise.all`, but waits for all promises before it rejects
async function all<T extends unknown[]>(work: [...{ [K in keyof T]: T[K] | Promise<T[K]> }]): Promise<T> {
  await Promise.allSettled(work)
  return Promise.all(work) as Promise<T>
}
