import { expect, test } from 'vitest'
import { blockIn, blocksOf, withBlock } from '../../tools/docs.ts'

const page = 'Before\n<!-- times -->\nold\n<!-- /times -->\nBetween\n<!-- plan -->\n<!-- /plan -->\nAfter\n'

test('withBlock replaces one block and leaves the rest of the page', () => {
  const written = withBlock(page, 'times', 'new\n')
  expect(written).toBe(page.replace('old', 'new'))
  expect(blockIn(written, 'times')).toBe('new')
  expect(withBlock(written, 'times', 'new')).toBe(written)
})

test('withBlock fills an empty block', () => {
  expect(blockIn(withBlock(page, 'plan', '| a |'), 'plan')).toBe('| a |')
})

test('blocksOf names every block', () => expect(blocksOf(page)).toEqual(['times', 'plan']))

test.each([
  ['none', page],
  ['open', '<!-- open -->\nno end'],
  ['turned', '<!-- /turned -->\n<!-- turned -->'],
])('a block that is missing or not closed is an error: %s', (name, text) => {
  expect(() => blockIn(text, name)).toThrow(`<!-- ${name} -->`)
  expect(() => withBlock(text, name, '')).toThrow(`<!-- ${name} -->`)
})
