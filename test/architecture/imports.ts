import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** One import as the source says it. */
export interface Import {
  /** File that imports, from the root of the repository. */
  from: string
  /** File that is imported, likewise; or the name of a package. */
  to: string
  /** Gone at run time: `import type`. */
  isType: boolean
  /** Done only when it is come to. */
  isDynamic?: boolean
}

// Imports stand at the beginning of a line: that is how biome formats them.
const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
const dynamic = /\bimport\('([^']+)'\)/g

/** Every import of the TypeScript files in a folder, re-exports and dynamic imports included. */
export function importsIn(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => importsOf(join(folder, file), readFileSync(join(root, folder, file), 'utf8')))
}

/** Every import of one file. */
export function importsOf(from: string, text: string): Import[] {
  const target = (name: string) => (name.startsWith('.') ? relative(root, resolve(root, dirname(from), name)) : name)
  return [
    ...[...text.matchAll(statement)].map(([, type, name = '']) => ({ from, to: target(name), isType: Boolean(type) })),
    ...[...text.matchAll(dynamic)].map(([, name = '']) => ({ from, to: target(name), isType: false, isDynamic: true })),
  ]
}

/** The part of the house that a file belongs to: a folder of `src`, or a file that stands there by itself. */
export function partOf(file: string): string {
  return file.split('/')[1] ?? file
}
