/** Size at which a chunk is sent. Bytes. */
const CHUNK = 65_536
/** Room for the row that exceeds the size of a chunk. Bytes. */
const SPARE = 4_096
/** Largest number that the fast path writes. */
const SMALL = 0x7fff_ffff

const TAB = 9
const NEWLINE = 10
const BACKSLASH = 92
const ZERO = 48

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/**
 * Collects the text of rows as bytes. Most cells are small numbers and plain ASCII, and are written byte by byte: joined strings
 * would cost a third of a bulk load, most of it in garbage collection.
 */
export function createTextBuffer() {
  let bytes = Buffer.allocUnsafe(CHUNK + SPARE)
  let length = 0

  function reserve(more: number): void {
    if (length + more <= bytes.length) return
    const larger = Buffer.allocUnsafe(2 * (length + more))
    bytes.copy(larger, 0, 0, length)
    bytes = larger
  }

  const writeAny = (text: string): void => {
    length += bytes.write(
      text.replace(/[\\\t\n\r]/g, (c) => escapes[c] ?? c),
      length,
    )
  }

  return {
    /** Whether the chunk is large enough to be sent. */
    isFull: (): boolean => length > CHUNK,

    text: (text: string): void => {
      // A unit of UTF-16 takes at most three bytes, and an escaped one two.
      reserve(3 * text.length)
      const start = length
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        if (code < 0x80 && code !== TAB && code !== NEWLINE && code !== 13 && code !== BACKSLASH) bytes[length++] = code
        else {
          length = start
          writeAny(text)
          return
        }
      }
    },

    number: (value: number): void => {
      reserve(32)
      if (!(Number.isInteger(value) && value >= 0 && value <= SMALL)) {
        length += bytes.write(String(value), length, 'latin1')
        return
      }
      let digits = 1
      for (let power = 10; power <= value; power *= 10) digits++
      let rest = value
      for (let i = length + digits - 1; i >= length; i--) {
        const tens = Math.floor(rest / 10)
        bytes[i] = ZERO + rest - tens * 10
        rest = tens
      }
      length += digits
    },

    /** Writes the marker of NULL. */
    nothing: (): void => {
      reserve(2)
      bytes[length++] = BACKSLASH
      bytes[length++] = 78
    },

    endColumn: (): void => {
      reserve(1)
      bytes[length++] = TAB
    },

    endRow: (): void => {
      reserve(1)
      bytes[length++] = NEWLINE
    },

    /** Takes the written bytes. They are not overwritten. */
    take: (): Buffer => {
      const chunk = bytes.subarray(0, length)
      bytes = Buffer.allocUnsafe(CHUNK + SPARE)
      length = 0
      return chunk
    },
  }
}

export type TextBuffer = ReturnType<typeof createTextBuffer>
