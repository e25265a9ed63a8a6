import { resolve } from 'node:path'
import { readJson } from './json-file.ts'
import { lockHolder } from './lock.ts'
import { serversFile } from './orphan-processes.ts'
import type { EmbeddedUrls, ServersFile } from './supervisor-protocol.ts'

/**
 * The private servers of a folder that a running service holds ready, for a command beside it; undefined if there is no such
 * service, or if it is still starting. They end with that service, not with the caller.
 */
export function attachEmbedded(dataDir: string): EmbeddedUrls | undefined {
  const folder = resolve(dataDir)
  return lockHolder(folder) && readJson<ServersFile>(serversFile(folder))?.urls
}
