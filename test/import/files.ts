import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Creates a folder with files, and deletes it after the test. */
export async function makeFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flights-import-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

/** Creates a folder with one file. Returns the path of the file. */
export async function makeFile(name: string, content: string | Uint8Array): Promise<string> {
  return join(await makeFolder({ [name]: content }), name)
}

/** Builds a zstd frame with its content in raw blocks (RFC 8878, 3.1.1), because Node 20 cannot compress zstd. */
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

/** Splits a text into chunks of `size` characters. */
export async function* chunksOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

/** Collects all batches in one list. */
export async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = []
  for await (const batch of batches) items.push(...batch)
  return items
}
