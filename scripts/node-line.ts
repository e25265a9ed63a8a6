import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Installs the newest Node of a line from npm, under node_modules/.cache. Returns the path of its program. */
export function installNode(line: string): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  const folder = join(root, 'node_modules/.cache/node', line)
  mkdirSync(folder, { recursive: true })
  const wanted = `${name}@${line.includes('.') ? '~' : '^'}${line}`
  runProgram('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', wanted])
  return join(folder, 'node_modules', name, platform === 'win' ? 'bin/node.exe' : 'bin/node')
}

/** Runs a program in a folder, by default the root, to its end. Throws if it fails. */
export function runProgram(program: string, words: readonly string[], cwd = root): void {
  const { status, error } = spawnSync(program, words, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed: ${error ?? `status ${status}`}`)
}
