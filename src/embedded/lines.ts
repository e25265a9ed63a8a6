import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Calls `onMessage` with each line of a stream, parsed as JSON. Lines that are not JSON go to `onText`, if given. */
export function readJsonLines<T>(stream: Readable, onMessage: (message: T) => void, onText?: (line: string) => void) {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', (line) => {
    let message: T
    try {
      message = JSON.parse(line) as T // both ends of the pipe are this project's
    } catch {
      onText?.(line)
      return
    }
    onMessage(message)
  })
  return lines
}
