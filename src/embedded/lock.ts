import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './errors.ts'
import { readJson } from './json-file.ts'
import { type Identity, identify, isAlive } from './process-identity.ts'

const path = (dataDir: string) => join(dataDir, 'service.lock')

/**
 * Takes the lock on the private servers of a folder. Throws `in-use` with the holder's pid while that process lives. Takes
 * over the lock of a dead process. Call the result to release the lock.
 */
export function takeLock(dataDir: string): () => void {
  const mine = JSON.stringify(identify(process.pid))
  for (let attempt = 0; attempt < 10; attempt++) {
    if (createWith(path(dataDir), mine)) return () => removeIf(dataDir, mine)
    const holder = lockHolder(dataDir)
    if (holder) {
      throw new EmbeddedError(
        'in-use',
        `The private servers in ${dataDir} belong to a running service (pid ${holder.pid}); stop it, or set another DATA_DIR.`,
      )
    }
    removeIf(dataDir, read(path(dataDir)))
  }
  throw new EmbeddedError('in-use', `The lock ${path(dataDir)} changes its holder too often: try again.`)
}

/** Returns the live process that holds the lock of a folder, if any. */
export function lockHolder(dataDir: string): Identity | undefined {
  const holder = readJson<Identity>(path(dataDir))
  return holder && isAlive(holder) ? holder : undefined
}

// A link appears with its whole content and fails if the name exists, so no reader sees half a lock.
function createWith(target: string, content: string): boolean {
  const draft = `${target}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, target)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

// Moves the lock aside and reads it again. A lock that another start took meanwhile is put back.
function removeIf(dataDir: string, content: string | undefined): void {
  if (content === undefined || read(path(dataDir)) !== content) return
  const aside = `${path(dataDir)}.stale.${process.pid}`
  try {
    renameSync(path(dataDir), aside)
  } catch {
    return
  }
  const taken = read(aside)
  if (taken !== undefined && taken !== content) createWith(path(dataDir), taken)
  rmSync(aside, { force: true })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
