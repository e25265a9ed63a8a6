import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type Compression, decompress } from './decompress.ts'
import { DumpError } from './dump-error.ts'

/**
 * Reads the text of a file in chunks. The end of the name (`.zst`, `.gz` or neither) selects the decompression. `onBytes`
 * receives the number of bytes of each read. `lenient` turns invalid UTF-8 into U+FFFD. Throws `DumpError`.
 */
export async function* readText(
  file: string,
  { onBytes, lenient = false }: { onBytes?: ((bytes: number) => void) | undefined; lenient?: boolean } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: !lenient })
  try {
    const compression = compressionOf(file)
    if (compression && (await stat(file)).size === 0) throw new Error('it is empty')
    for await (const chunk of decompress(readBytes(file, onBytes), compression)) {
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    throw new DumpError(file, reasonOf(error), { cause: error })
  }
}

async function* readBytes(file: string, onBytes: ((bytes: number) => void) | undefined): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
    onBytes?.(chunk.length)
    yield chunk
  }
}

function compressionOf(file: string): Compression {
  if (file.endsWith('.zst')) return 'zst'
  return file.endsWith('.gz') ? 'gz' : undefined
}

/** Returns the reason of a failed read as text. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string }
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'EISDIR':
      return 'it is a folder'
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is not UTF-8'
    default:
      return `it cannot be read, or is damaged or cut off (${message})`
  }
}
