/** Looks for something at a position of a text: what was found and where it ends, undefined where it is not (whole). */
export type Parse<T> = (text: string, at: number) => { value: T; end: number } | undefined

/** A text that arrives in chunks, read from the front. Only what has not been taken is held. */
export interface TextWindow {
  /** Takes what stands at the front, if it does. */
  take<T>(parse: Parse<T>): T | undefined
  /** Waits for the next chunk; false at the end of the text, behind which stands one newline more. */
  more(): Promise<boolean>
  /** What has not been taken. */
  rest(): string
  close(): Promise<void>
}

/** A window on a text that arrives in chunks. */
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

/** Looks for a pattern, which must have the flag `y`. */
export function matching(pattern: RegExp): Parse<RegExpExecArray> {
  return (text, at) => {
    pattern.lastIndex = at
    const value = pattern.exec(text)
    return value === null ? undefined : { value, end: pattern.lastIndex }
  }
}
