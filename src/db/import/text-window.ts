/** Parses a value at a position of a text. Returns the value and its end; undefined if it is absent or incomplete. */
export type Parse<T> = (text: string, at: number) => { value: T; end: number } | undefined

/** A text that arrives in chunks and is read from the front. Keeps only the unread part in memory. */
export interface TextWindow {
  /** Parses a value at the front and removes it. Returns undefined if it is not there. */
  take<T>(parse: Parse<T>): T | undefined
  /** Waits for the next chunk. Adds a newline at the end of the text. Returns false after the end. */
  more(): Promise<boolean>
  /** Returns the unread part. */
  rest(): string
  close(): Promise<void>
}

/** Opens a window on a text that arrives in chunks. */
export function openWindow(chunks: AsyncIterable<string>): TextWindow {
  const iterator = chunks[Symbol.asyncIterator]()
  let text = ''
  let at = 0
  let ended = false
  return {
    take(parse) {
      const found = parse(text, at)
      if (found) at = found.end
      return found?.value
    },
    async more() {
      if (ended) return false
      const next = await iterator.next()
      ended = next.done === true
      text = text.slice(at) + (next.done ? '\n' : next.value)
      at = 0
      return true
    },
    rest: () => text.slice(at),
    async close() {
      await iterator.return?.()
    },
  }
}

/** Creates a parser from a pattern. The pattern must have the flag `y`. */
export function matching(pattern: RegExp): Parse<RegExpExecArray> {
  return (text, at) => {
    pattern.lastIndex = at
    const value = pattern.exec(text)
    return value === null ? undefined : { value, end: pattern.lastIndex }
  }
}
