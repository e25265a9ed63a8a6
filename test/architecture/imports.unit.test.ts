import { expect, test } from 'vitest'
import { importsOf } from './imports.ts'

test('imports are found in every form', () => {
  const text = `
import { a } from './a.ts'
import type { B } from '../b.ts'
import {
  c,
  type D,
} from './deep/c.ts'
import './effect.ts'
import d, { e } from 'package'
export { f } from './f.ts'
export * from './g.ts'
export type { H } from './h.ts'
const lazy = await import('./lazy.ts')
`
  expect(importsOf('src/here/file.ts', text)).toEqual([
    { from: 'src/here/file.ts', to: 'src/here/a.ts', isType: false },
    { from: 'src/here/file.ts', to: 'src/b.ts', isType: true },
    { from: 'src/here/file.ts', to: 'src/here/deep/c.ts', isType: false },
    { from: 'src/here/file.ts', to: 'src/here/effect.ts', isType: false },
    { from: 'src/here/file.ts', to: 'package', isType: false },
    { from: 'src/here/file.ts', to: 'src/here/f.ts', isType: false },
    { from: 'src/here/file.ts', to: 'src/here/g.ts', isType: false },
    { from: 'src/here/file.ts', to: 'src/here/h.ts', isType: true },
    { from: 'src/here/file.ts', to: 'src/here/lazy.ts', isType: false, isDynamic: true },
  ])
})
