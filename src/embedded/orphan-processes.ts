import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { farFolder } from './folders.ts'
import { readJson } from './json-file.ts'
import type { Log } from './log.ts'
import { postgresData } from './postgres/directories.ts'
import { commandLine, endProcess, type Identity, identify, isAlive, waitUntilGone } from './process-identity.ts'
import type { ServersFile } from './supervisor-protocol.ts'

/** Path of `servers.json`, the list of the servers that a folder's supervisor runs. */
export const serversFile = (dataDir: string): string => join(dataDir, 'servers.json')

/**
 * Ends the processes that an earlier service of this folder left running, and no others. A process qualifies by the recorded
 * pid and start time, or by a server's pid file together with this folder in its command line. The caller holds the folder's
 * lock. A supervisor that is ending its servers gets time to finish.
 */
export async function endOrphanProcesses(dataDir: string, log: Log): Promise<void> {
  const recorded = readJson<ServersFile>(serversFile(dataDir))
  // A file of an earlier version has no `supervisor`.
  if (recorded?.supervisor && isAlive(recorded.supervisor) && !(await waitUntilGone(recorded.supervisor, 25_000))) {
    await endProcess(recorded.supervisor, 'SIGTERM', 25_000)
  }
  const left = [...(recorded?.servers ?? []), ...byPidFiles(dataDir)].filter(isAlive)
  const pids = [...new Set(left.map(({ pid }) => pid))]
  if (pids.length > 0) log.info(`Ending private servers without a supervisor (pid ${pids.join(', ')}).`)
  await Promise.all(left.map((server) => endProcess(server, server.stopSignal, 20_000)))
  rmSync(serversFile(dataDir), { force: true })
}

type OrphanProcess = Identity & { stopSignal: NodeJS.Signals }

// Finds servers that a killed supervisor had started but not yet recorded
function byPidFiles(dataDir: string): OrphanProcess[] {
  const folders = [dataDir, farFolder(dataDir)]
  const postgres = folders.map(postgresData).map((folder) => ({
    folder,
    file: join(folder, 'postmaster.pid'),
    stopSignal: 'SIGINT' as const,
  }))
  const valkeyFolders = folders.flatMap((folder) => ['cache', 'state'].map((role) => join(folder, role)))
  const valkey = valkeyFolders.map((folder) => ({
    folder,
    file: join(folder, 'valkey.pid'),
    stopSignal: 'SIGTERM' as const,
  }))
  return [...postgres, ...valkey].flatMap(({ folder, file, stopSignal }) => {
    const identity = identify(pidIn(file))
    return identity && commandLine(identity.pid).includes(folder) ? [{ ...identity, stopSignal }] : []
  })
}

function pidIn(file: string): number {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10)
  } catch {
    return Number.NaN
  }
}
