import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../../loadtest/options.ts'

describe('the command line', () => {
  /** Parses arguments; returns the options or the refusal. */
  function parsed(...words: string[]): Record<string, unknown> | string {
    const command = new Command().exitOverride().configureOutput({ writeErr: () => {} })
    for (const option of commandLine) command.addOption(option)
    try {
      return command.parse(words, { from: 'user' }).opts()
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  test('is read as numbers', () => {
    const words = '-d 5 -w 0 -c 8 -r 0.5 --writes 2.5 --keys 3 --skew 0 --seed 0 --rounds 1 --scale tiny'.split(' ')
    expect(parsed(...words)).toMatchObject({
      duration: 5,
      warmUp: 0,
      connections: 8,
      rate: 0.5,
      writes: 2.5,
      keys: 3,
      skew: 0,
      seed: 0,
      rounds: 1,
      scale: 'tiny',
    })
    expect(parsed()).not.toHaveProperty('rate')
  })

  test.each([
    ['--duration', 'a number from 1 to 86400', ['0', '86401', 'long', '', '-1']],
    ['--warm-up', 'a number from 0 to 3600', ['-0.1', 'NaN', ' ']],
    ['--connections', 'a whole number from 1 to 10000', ['0', '1.5', '10001', '1,000']],
    ['--rate', 'a number from 0.1 to 1000000', ['0', 'Infinity', '-5']],
    ['--writes', 'a number from 0 to 100', ['101', '1%']],
    ['--keys', 'a whole number from 1 to 3000', ['0', '2.5', '3001']],
    ['--skew', 'a number from 0 to 5', ['-1', '5.1']],
    ['--seed', 'a whole number from 0 to 2147483647', ['-1', '0.5', '2147483648']],
    ['--rounds', 'a whole number from 1 to 100', ['0', '1.5', '101']],
  ])('refuses for %s what is not %s', (option, allowed, values) => {
    for (const value of values) expect(parsed(`${option}=${value}`), value).toContain(`It is ${allowed}.`)
  })

  test('refuses an unknown --scale', () => {
    expect(parsed('--scale', 'huge')).toMatch(/'huge' is invalid\. Allowed choices are .*small/)
  })
})
