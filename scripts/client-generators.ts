import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { clientFolder } from './client-npm.ts'
import { installNode, runProgram } from './node-line.ts'

/** Node that two of the generators need. */
const NODE = { major: 22, minor: 18 }
/** Maximum number of names that a generator makes up for schemas without a name. */
const MADE_UP_AT_MOST = 40
/** Maximum number of names in the generated types of the client. */
const NAMES_AT_MOST = 150

const document = join(clientFolder, '../../openapi.yaml')
const generated = join(clientFolder, 'node_modules/.cache/generated')

/** Each generator, with its program and what it needs to write into a folder. */
const generators = [
  {
    name: 'openapi-typescript',
    program: 'openapi-typescript/bin/cli.js',
    words: (folder: string) => [document, '--output', `${folder}/schema.ts`],
    types: 'schema.ts',
  },
  {
    name: '@hey-api/openapi-ts',
    program: '@hey-api/openapi-ts/bin/run.js',
    words: (folder: string) => ['--input', document, '--output', folder, '--no-log-file'],
    types: 'types.gen.ts',
  },
  {
    name: 'orval',
    program: 'orval/dist/bin/orval.mjs',
    words: (folder: string) => ['--input', document, '--output', `${folder}/api.ts`, '--client', 'fetch'],
    types: 'api.ts',
  },
]

/** Compiler options of a strict project for browsers. */
const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  types: [],
  strict: true,
  noEmit: true,
}

/** Generates clients with other generators, and compiles them. Throws if one fails, or makes up too many names. */
export function checkGenerators(): void {
  const node = nodeForGenerators()
  rmSync(generated, { recursive: true, force: true })
  for (const { name, program, words, types } of generators) {
    const folder = join(generated, name)
    mkdirSync(folder, { recursive: true })
    runProgram(node, [join(clientFolder, 'node_modules', program), ...words(folder)], clientFolder)
    checkNames(name, namesIn(join(folder, types)))
  }
  writeFileSync(join(generated, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }))
  runProgram(process.execPath, ['node_modules/typescript/bin/tsc', '-p', generated], clientFolder)
  console.log(`${generators.length} clients compile under \`strict\`.`)
}

function nodeForGenerators(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNewEnough = major > NODE.major || (major === NODE.major && minor >= NODE.minor)
  return isNewEnough ? process.execPath : installNode(String(NODE.major))
}

/** Exported names of a file. */
function namesIn(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(
    /^export (?:type|const|interface|enum|function|async function) (\$?\w+)/gm,
  )
  return [...new Set([...found].map(([, name = '']) => name))]
}

/** Compares the names with those of the document: schemas and operations have names there. */
function checkNames(generator: string, names: readonly string[]): void {
  const { paths, components } = parse(readFileSync(document, 'utf8'))
  const operations = Object.values<Record<string, { operationId?: string }>>(paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ operationId }) => operationId ?? [])
  const ofOperation = new RegExp(`^(get)?(${operations.join('|')})(url|params|data|errors?|response\\w*)?$`, 'i')
  const others = names.filter((name) => name in components.schemas || !ofOperation.test(name))
  const madeUp = others.filter((name) => !(name in components.schemas))
  const counts = `${names.length} names; without operations ${others.length}; made up ${madeUp.length}`
  console.log(`${generator}: ${counts}`)
  if (madeUp.length > MADE_UP_AT_MOST) throw new Error(`${generator} makes up names: ${madeUp.join(', ')}`)
  if (generator === 'openapi-typescript' && names.length >= NAMES_AT_MOST)
    throw new Error(`the client exports ${names.length} names`)
}
