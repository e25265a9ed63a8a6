import { spawnSync } from 'node:child_process'
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

describe('every benchmark', () => {
  const run = (name: string, ...words: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.ts`, ...words], { encoding: 'utf8' })
  const names = ['booking', 'leaderboards', 'memory', 'peers', 'sessions', 'tick']

  test.each(names)('%s prints help and runs nothing', (name) => {
    const { status, stdout } = run(name, '--help')
    expect(stdout).toMatch(new RegExp(`^Usage: bench:${name} `))
    expect(status).toBe(0)
  })

  test.each(names)('%s refuses an unknown option in one line, with status 2', (name) => {
    const { status, stdout, stderr } = run(name, '--no-such-option')
    expect(stderr).toBe("error: unknown option '--no-such-option'\n")
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })
})
