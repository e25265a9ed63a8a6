import { readFileSync, writeFileSync } from 'node:fs'

// A page of the docs has generated blocks, each between two comments: <!-- name --> and <!-- /name -->.

/** The content of a block. Throws when the page does not have it. */
export function blockIn(page: string, name: string): string {
  const { start, end } = find(page, name)
  return page.slice(start, end).trim()
}

/** The page with other content in a block. Throws when the page does not have it. */
export function withBlock(page: string, name: string, content: string): string {
  const { start, end } = find(page, name)
  return `${page.slice(0, start)}\n${content.trim()}\n${page.slice(end)}`
}

/** Replaces blocks of a page in `docs` or in the root of the project. */
export function writeBlocks(page: string, blocks: Readonly<Record<string, string>>): void {
  const file = new URL(`../${page}`, import.meta.url)
  const written = Object.entries(blocks).reduce(
    (text, [name, content]) => withBlock(text, name, content),
    readFileSync(file, 'utf8'),
  )
  writeFileSync(file, written)
}

/** The names of all blocks of a page. */
export const blocksOf = (page: string): string[] =>
  [...page.matchAll(/^<!-- \/(.+) -->$/gm)].map(([, name = '']) => name)

function find(page: string, name: string): { start: number; end: number } {
  const [begin, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const start = page.indexOf(begin) + begin.length
  const end = page.indexOf(close, start)
  if (!page.includes(begin) || end < 0) throw new Error(`The page has no block ${begin} … ${close}.`)
  return { start, end }
}
