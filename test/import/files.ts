import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder with files, for one test: gone after it. */
export async function makeFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flights-import-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

/** The same with one file: its path. */
export async function makeFile(name: string, content: string | Uint8Array): Promise<string> {
  return join(await makeFolder({ [name]: content }), name)
}

/** A zstd frame that stores its content as it is, in raw blocks (RFC 8878, 3.1.1): nothing here compresses zstd. */
export function zstdFrame(content: string | Uint8Array, blockSize = 1 << 16): Buffer {
  const bytes = Buffer.from(content)
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0])
  header.writeUInt32LE(bytes.length, 5)
  const parts = [header]
  let at = 0
  do {
    const block = bytes.subarray(at, at + blockSize)
    at += blockSize
    const blockHeader = Buffer.alloc(3)
    blockHeader.writeUIntLE((block.length << 3) | (at >= bytes.length ? 1 : 0), 0, 3)
    parts.push(blockHeader, block)
  } while (at < bytes.length)
  return Buffer.concat(parts)
}

/** A text in chunks of so many characters. */
export async function* chunksOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

/** Everything that comes, in one list. */
export async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = []
  for await (const batch of batches) items.push(...batch)
  return items
}
