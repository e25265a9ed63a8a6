import { resolve } from 'node:path'
import { readJson } from './json-file.ts'
import { lockHolder } from './lock.ts'
import { serversFile } from './orphan-processes.ts'
import type { EmbeddedUrls, ServersFile } from './supervisor-protocol.ts'

/**
 * Returns the URLs of the private servers of a running service, for another command. Undefined if no service runs in the folder
 * or it is still starting. The servers end with that service, not with the caller.
 */
export function attachEmbedded(dataDir: string): EmbeddedUrls | undefined {
  const folder = resolve(dataDir)
  return lockHolder(folder) && readJson<ServersFile>(serversFile(folder))?.urls
}
