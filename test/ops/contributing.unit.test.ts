import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

describe.each(['CONTRIBUTING.md', 'docs/query-plans.md', '.env.example', '.ci/run'])('%s', (file) => {
  const text = readFileSync(file, 'utf8')

  test('names only existing commands', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  test('names only existing files', () => {
    const paths = [...text.matchAll(/`((?:src|test|docs|scripts|\.ci)\/[\w./-]+)`|\]\(([\w./-]+)/g)]
    expect(paths.map(([, code, link]) => code ?? link ?? '').filter((path) => !existsSync(path))).toEqual([])
  })
})
