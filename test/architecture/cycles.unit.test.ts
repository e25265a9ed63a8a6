import { expect, test } from 'vitest'
import { type Import, importsIn } from './imports.ts'

/** Finds a cycle of imports, from a file back to itself. Undefined without a cycle. */
function cycleIn(imports: readonly Import[]): string[] | undefined {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const search = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const to of next.get(file) ?? []) {
      const found = search(to, [...path, file])
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  for (const file of next.keys()) {
    const found = search(file, [])
    if (found) return found
  }
  return undefined
}

test.each(['src', 'loadtest', 'bench', 'scripts', 'tools'])(
  'no file of %s imports itself, not even for types',
  (folder) => {
    expect(cycleIn(importsIn(folder))).toBeUndefined()
  },
)

test('finds a cycle and its path', () => {
  const imports = ['a b', 'b c', 'c d', 'd b', 'a d'].map((pair) => {
    const [from = '', to = ''] = pair.split(' ')
    return { from, to, isType: false }
  })
  expect(cycleIn(imports)).toEqual(['b', 'c', 'd', 'b'])
  expect(cycleIn(imports.filter(({ from }) => from !== 'd'))).toBeUndefined()
})
