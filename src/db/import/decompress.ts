import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'

export type Compression = 'zst' | 'gz' | undefined

/** Decompresses a file that arrives in chunks, in bounded memory. Throws when it is damaged or cut off. */
export function decompress(chunks: AsyncIterable<Uint8Array>, compression: Compression): AsyncIterable<Uint8Array> {
  switch (compression) {
    case 'zst':
      return unzstd(chunks)
    case 'gz':
      // The callback is for errors, but whoever reads the stream gets those anyway.
      return pipeline(chunks, createGunzip({ chunkSize: 1 << 18 }), () => {})
    case undefined:
      return chunks
  }
}

/**
 * Not Node's own zstd, where Node has it: in 22 and 24 that leaves out a second frame of a chunk without a word, and 22
 * takes a file that is cut off for a whole one. This is slower, and still several times faster than a database loads.
 * It checks no checksums; MySQL Shell writes none.
 */
async function* unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const decompressor = new Decompress((data) => ready.push(data))
  for await (const chunk of chunks) {
    decompressor.push(chunk)
    yield* ready
    ready = []
  }
  decompressor.push(new Uint8Array(0), true)
  yield* ready
}
