import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { describe, expect, test } from 'vitest'
import { listOf, number, wholeNumber } from '../../tools/command-line.ts'

describe('parsers', () => {
  test('number accepts values within its bounds', () => {
    expect(number({ from: 0, to: 2 })('1.5')).toBe(1.5)
    for (const text of ['-1', '3', '', 'x']) expect(() => number({ from: 0, to: 2 })(text)).toThrow('from 0 to 2')
  })

  test('wholeNumber refuses fractions', () => expect(() => wholeNumber(1, 9)('1.5')).toThrow(InvalidArgumentError))

  test('listOf accepts known names, and rejects a list with an unknown name', () => {
    const parse = listOf(['a', 'b'])
    expect([parse('b'), parse('b,a'), parse('all'), parse('none')]).toEqual([['b'], ['b', 'a'], ['a', 'b'], []])
    expect(() => parse('a,c')).toThrow('all, none, or a list of a, b')
  })
})

describe('every benchmark and check', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))
  const commands = Object.entries(scripts).filter(([name]) => /^(bench|check):/.test(name))

  /** Runs the program of a command. Its script does nothing else, so that `--help` does not build the service first. */
  function run(script: string, ...words: string[]) {
    const [, file = ''] = /^tsx (\S+)$/.exec(script) ?? []
    return spawnSync(process.execPath, ['--import', 'tsx', file, ...words], { encoding: 'utf8', timeout: 60_000 })
  }

  /** Files that a benchmark could write: the pages and the files beside package.json. */
  const written = () =>
    ['.', 'docs'].flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]),
    )

  test.each(commands)('%s prints help and changes nothing', (name, script) => {
    const before = written()
    const { status, stdout, stderr } = run(script, '--help')
    expect(stdout).toMatch(new RegExp(`^Usage: ${name} `))
    expect(stdout).toMatch(/^ {2}-h, --help /m)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(written()).toEqual(before)
  })

  test.each(commands)('%s refuses an unknown option in one line, with status 2', (_name, script) => {
    const { status, stdout, stderr } = run(script, '--no-such-option')
    expect(stderr).toBe("error: unknown option '--no-such-option'\n")
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })
})
