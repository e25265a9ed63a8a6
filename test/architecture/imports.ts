import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** One import statement of a source file. */
export interface Import {
  /** Importing file, relative to the root of the repository. */
  from: string
  /** Imported file, relative to the same root, or the name of a package. */
  to: string
  /** `import type`, which is removed at compile time. */
  isType: boolean
  /** `import()`, which runs only when it is reached. */
  isDynamic?: boolean
}

// Imports are at the beginning of a line, because biome formats them so.
const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
const dynamic = /\bimport\('([^']+)'\)/g

/** Every import of the TypeScript files in a folder, including re-exports and dynamic imports. */
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

/** Returns the part that a file belongs to: a folder of `src`, or a single file directly in `src`. */
export function partOf(file: string): string {
  return file.split('/')[1] ?? file
}
