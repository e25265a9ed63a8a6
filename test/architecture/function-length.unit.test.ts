import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { functionsIn } from './functions.ts'
import { root } from './imports.ts'

const MAX_LINES = 80

const folders = ['src', 'bench', 'loadtest', 'scripts', 'tools', 'web']

test('no function is longer than 80 lines', () => {
  const long = folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.(ts|js|mjs)$/.test(file))
    .flatMap((file) =>
      functionsIn(readFileSync(join(root, file), 'utf8'))
        .filter(({ lines }) => lines > MAX_LINES)
        .map(({ head, lines }) => `${file}: ${lines} lines: ${head}`),
    )
  expect(long).toEqual([])
})

test('measures each form of a function', () => {
  const text = `
export function one(a: number) {
  return [a].map((b) => {
    return b
  })
}
export async function two({
  a,
}: {
  a: number
}): Promise<number> {

  return a
}
export const three: Plugin<{ a: number }> = async (
  app,
) => {
  app.get('/', async () => {
    await app.close()
  })
}
const none = {
  a: 1,
}
if (none) {
  one(1)
}
`
  expect(functionsIn(text).map(({ head, lines }) => [lines, head])).toEqual([
    [5, 'export function one(a: number) {'],
    [3, 'return [a].map((b) => {'],
    [8, 'export async function two({'],
    [7, 'export const three: Plugin<{ a: number }> = async ('],
    [3, "app.get('/', async () => {"],
  ])
})
