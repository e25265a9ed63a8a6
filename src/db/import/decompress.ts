import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'

export type Compression = 'zst' | 'gz' | undefined

/** Decompresses a file that arrives in chunks, in bounded memory. Throws if it is damaged or cut off. */
export function decompress(chunks: AsyncIterable<Uint8Array>, compression: Compression): AsyncIterable<Uint8Array> {
  switch (compression) {
    case 'zst':
      return unzstd(chunks)
    case 'gz':
      // The callback is for errors. The reader of the stream gets them anyway.
      return pipeline(chunks, createGunzip({ chunkSize: 1 << 18 }), () => {})
    case undefined:
      return chunks
  }
}

/**
 * Decompresses zstd without Node's own decoder. In Node 22 and 24 that decoder silently skips a second frame of a chunk. In
 * 22 it also accepts a file that is cut off. This decoder is slower, but several times faster than a database loads. It ignores
 * checksums; MySQL Shell writes none.
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
