// Writes clients/typescript/src/schema.ts from openapi.yaml: part of npm run docs:generate. Installs the client's packages first.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../clients/typescript', import.meta.url))

function npm(...words: string[]): void {
  const { status } = spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`npm ${words.join(' ')} failed in ${folder}`)
}

if (!existsSync(`${folder}/node_modules`)) npm('ci', '--ignore-scripts', '--no-audit', '--no-fund')
npm('run', 'generate', '--silent')
