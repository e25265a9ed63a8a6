import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { identify } from '../process-identity.ts'
import { privateApt } from './apt.ts'
import { boundedRun } from './bounded-run.ts'
import { isRecentEnough, versionOf } from './program.ts'

/**
 * Downloads Valkey, or else Redis 7, from the packages of Debian, Ubuntu or a derivative. Needs no root and installs nothing.
 * Afterwards `<folder>/bin/valkey-server` and `valkey-cli` run, with their libraries. `folder` appears atomically, even if two
 * processes fetch at once. Throws an error whose message is one line.
 */
export async function fetchValkey(options: { folder: string; timeoutMs: number }): Promise<void> {
  const deadline = Date.now() + options.timeoutMs
  const architecture = await debianArchitecture()
  const draft = makeDraft(options.folder)
  try {
    const apt = privateApt(join(draft, 'apt'), architecture)
    await apt.update(deadline)
    const valkey = apt.download(deadline, ['valkey-server', 'valkey-tools'])
    const packages = await valkey.catch((error: Error) =>
      apt.download(deadline, ['redis-server', 'redis-tools']).catch(() => {
        throw error // the error of Valkey is more helpful than that of its fallback
      }),
    )
    const tree = join(draft, 'tree')
    for (const file of packages) await boundedRun('dpkg-deb', ['--extract', file, tree], deadline)
    writeWrappers(tree)
    if (!(await works(tree))) throw new Error("the distribution's package does not run here or is older than Redis 7")
    await putInPlace(tree, options.folder, draft)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function debianArchitecture(): Promise<string> {
  try {
    await promisify(execFile)('apt-get', ['--version'])
    const { stdout } = await promisify(execFile)('dpkg', ['--print-architecture'])
    return stdout.trim()
  } catch {
    throw new Error('only Debian and Ubuntu, with apt-get and dpkg, have packages that unpack without root')
  }
}

// The name contains the pid, which distinguishes the folder of a killed process from that of a running one
function makeDraft(folder: string): string {
  const parent = dirname(folder)
  const prefix = `${basename(folder)}.fetch-`
  mkdirSync(parent, { recursive: true })
  for (const name of readdirSync(parent).filter((name) => name.startsWith(prefix))) {
    if (!identify(Number.parseInt(name.slice(prefix.length), 10))) rmSync(join(parent, name), { recursive: true })
  }
  const draft = join(parent, `${prefix}${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(join(draft, 'tree'), { recursive: true })
  return draft
}

// One path for every release and program. Debian's server is a link into valkey-tools.
function writeWrappers(tree: string): void {
  const libraries = ['usr/lib', 'lib']
    .flatMap((folder) => [folder, ...list(join(tree, folder)).map((name) => `${folder}/${name}`)])
    .filter((folder) => list(join(tree, folder)).some((name) => name.includes('.so')))
    .map((folder) => `$here/${folder}`)
  mkdirSync(join(tree, 'bin'), { recursive: true })
  for (const name of ['server', 'cli']) {
    const binary = ['valkey', 'redis']
      .map((kind) => `usr/bin/${kind}-${name}`)
      .find((path) => existsSync(join(tree, path)))
    const script = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")/..
export LD_LIBRARY_PATH="${libraries.join(':')}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/${binary}" "$@"
`
    writeFileSync(join(tree, 'bin', `valkey-${name}`), script, { mode: 0o755 })
  }
}

async function works(tree: string): Promise<boolean> {
  const version = await versionOf(join(tree, 'bin', 'valkey-server'))
  return version !== undefined && isRecentEnough(version)
}

async function putInPlace(tree: string, folder: string, draft: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(tree, folder)
      return
    } catch (error) {
      if (await works(folder)) return // a concurrent process has created it
      if (attempt === 3) throw error
      renameSync(folder, join(draft, `broken-${attempt}`))
    }
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
