import { describe, expect, it } from 'vitest'
import { wholeValues } from '../../src/cache/connector.ts'

/** Receives these chunks through one buffer that is overwritten, as a connection does. Returns the pieces. */
function receive(chunks: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[] = []
  const receive = wholeValues((piece) => pieces.push(piece))
  const buffer = Buffer.alloc(1_024)
  for (const chunk of chunks) {
    chunk.copy(buffer)
    receive(buffer.subarray(0, chunk.length))
    buffer.fill('x')
  }
  return pieces
}

/** Values and lines of replies, an array among them. */
const parts = [
  '+OK\r\n',
  ':42\r\n',
  '$-1\r\n',
  '$0\r\n\r\n',
  '$5\r\nhello\r\n',
  '$11\r\n$3\r\nabc\r\n+a\r\n',
  '*-1\r\n',
  '*3\r\n',
  '$4\r\n\r\n\r\n\r\n',
  '$-1\r\n',
  '*1\r\n',
  ':7\r\n',
  '-ERR $5 is no length\r\n',
  `$300\r\n${'v'.repeat(300)}\r\n`,
]
const stream = Buffer.from(parts.join(''))
/** A piece may end there. */
const ends = new Set(parts.map((_, i) => parts.slice(0, i + 1).join('').length))

describe('pieces of replies', () => {
  it('contain whole values, wherever the stream is cut', () => {
    for (let first = 1; first < stream.length; first++) {
      for (let second = first + 1; second <= stream.length; second += 3) {
        const pieces = receive([stream.subarray(0, first), stream.subarray(first, second), stream.subarray(second)])
        expect(Buffer.concat(pieces).equals(stream)).toBe(true)
        let end = 0
        for (const piece of pieces) {
          end += piece.length
          expect(ends).toContain(end)
        }
      }
    }
  })

  it('arrive although each byte comes alone', () => {
    const bytes = Array.from(stream, (_, i) => stream.subarray(i, i + 1))
    expect(Buffer.concat(receive(bytes)).equals(stream)).toBe(true)
  })

  it('are passed on as soon as they are whole', () => {
    const pieces = receive([Buffer.from('+OK\r\n$5\r\nhel'), Buffer.from('lo\r\n:1')])
    expect(pieces.map(String)).toEqual(['+OK\r\n$5\r\nhello\r\n'])
  })
})
