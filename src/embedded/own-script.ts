import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * Returns Node's arguments for running a script of this project in a separate process. Compiled code runs `<name>.js` from the
 * folder of the caller, source code `<name>.ts` with the loader tsx. `from` is the caller's `import.meta.url`.
 */
export function ownScript(name: string, from: string): string[] {
  if (!from.endsWith('.ts')) return [fileURLToPath(new URL(`./${name}.js`, from))]
  const tsx = createRequire(import.meta.url).resolve('tsx')
  return ['--import', pathToFileURL(tsx).href, fileURLToPath(new URL(`./${name}.ts`, from))]
}
