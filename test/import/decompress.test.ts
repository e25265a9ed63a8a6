import { execFileSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { decompress } from '../../src/db/import/decompress.ts'
import { readText } from '../../src/db/import/read-text.ts'
import { makeFile, makeFolder, zstdFrame } from './files.ts'

/** Text for several chunks of the file and blocks of zstd, with characters that are split between them. */
const text = Array.from({ length: 60_000 }, (_, i) => `${i}\tGießen ${(i * 7919) % 1000} 🛫\n`).join('')

async function read(file: string): Promise<string> {
  let content = ''
  for await (const chunk of readText(file)) content += chunk
  return content
}

describe('a file is read as text', () => {
  test.each([
    ['plain', 'x.tsv', Buffer.from(text)],
    ['compressed with gzip', 'x.tsv.gz', gzipSync(text)],
    ['compressed with zstd', 'x.tsv.zst', zstdFrame(text)],
    [
      'compressed with zstd in two frames',
      'x.tsv.zst',
      Buffer.concat([zstdFrame(text.slice(0, 9)), zstdFrame(text.slice(9))]),
    ],
    ['empty, compressed with zstd', 'x.tsv.zst', zstdFrame('')],
  ])('%s', async (how, name, content) => {
    expect(await read(await makeFile(name, content))).toBe(how.startsWith('empty') ? '' : text)
  })

  test.skipIf(!hasZstd())('compressed with the real zstd, at the lowest and the highest level', async () => {
    for (const level of ['-1', '-19']) {
      const compressed = execFileSync('zstd', [level, '--stdout', '--quiet'], { input: text, maxBuffer: 1 << 26 })
      expect(await read(await makeFile('x.tsv.zst', compressed))).toBe(text)
    }
  })

  test('compressed with zstd, in chunks of any size', async () => {
    const frame = zstdFrame('Gießen\n'.repeat(20), 50)
    for (let size = 1; size <= frame.length; size++) {
      const chunks: Uint8Array[] = []
      for await (const chunk of decompress(piecesOf(frame, size), 'zst')) chunks.push(chunk.slice())
      expect(Buffer.concat(chunks).toString()).toBe('Gießen\n'.repeat(20))
    }
  })
})

describe('an error names the unreadable file in one line', () => {
  const damaged = (content: Buffer) =>
    Buffer.concat([content.subarray(0, 20), Buffer.alloc(5, 0xff), content.subarray(25)])
  test.each([
    ['gzip that is cut off', 'x.tsv.gz', gzipSync(text).subarray(0, 30_000)],
    ['gzip that is damaged', 'x.tsv.gz', damaged(gzipSync(text))],
    ['plain text named .gz', 'x.tsv.gz', Buffer.from(text)],
    ['zstd that is cut off', 'x.tsv.zst', zstdFrame(text).subarray(0, 100_000)],
    ['zstd that is cut off in its header', 'x.tsv.zst', zstdFrame(text).subarray(0, 10)],
    ['plain text named .zst', 'x.tsv.zst', Buffer.from(text)],
    ['an empty .zst file', 'x.tsv.zst', Buffer.alloc(0)],
    ['an empty .gz file', 'x.tsv.gz', Buffer.alloc(0)],
  ])('%s', async (_what, name, content) => {
    const file = await makeFile(name, content)
    await expect(read(file)).rejects.toThrow(`${file}: it cannot be read, or is damaged or cut off (`)
  })

  test('another encoding', async () => {
    const file = await makeFile('x.tsv', Buffer.from('Gießen\n', 'latin1'))
    await expect(read(file)).rejects.toThrow(`${file}: it is not UTF-8`)
  })

  test('a folder, and a missing file', async () => {
    const folder = await makeFolder({})
    await expect(read(folder)).rejects.toThrow(`${folder}: it is a folder`)
    await expect(read(`${folder}/x.tsv.zst`)).rejects.toThrow(`${folder}/x.tsv.zst: there is no such file or folder`)
  })
})

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function hasZstd(): boolean {
  try {
    execFileSync('zstd', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
