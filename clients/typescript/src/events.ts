import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'
import { pause } from './send.ts'

/** One event of a stream. */
export interface StreamEvent<T> {
  id: string | undefined
  event: string
  data: T
}

export interface EventOptions {
  signal: AbortSignal | undefined
  reconnect: boolean
}

/** Opens a stream. `headers` name the last event that has arrived. */
export type Open = (
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>

/** Reads events until the signal aborts or the caller ends its loop. A stream that ends is opened again. */
export async function* readEvents<T>(open: Open, options: EventOptions): AsyncGenerator<StreamEvent<T>, void> {
  const { signal, reconnect } = options
  const ending = new AbortController()
  const both = AbortSignal.any([ending.signal, ...(signal ? [signal] : [])])
  /** Delay before the stream is opened again, unless the service sends another. Milliseconds. */
  let retryMs = 2_000
  let position: Record<string, string> | undefined
  const onRetry = (ms: number) => {
    retryMs = ms
  }
  let reader: ReadableStreamDefaultReader<EventSourceMessage> | undefined
  // A signal stops a response in Node only until its request is garbage. This closes the connection in any case.
  both.addEventListener('abort', () => void reader?.cancel().catch(() => {}))
  try {
    do {
      try {
        const bytes = await open(position ?? {}, both)
        position ??= {}
        const text = bytes.pipeThrough(new TextDecoderStream())
        reader = text.pipeThrough(new EventSourceParserStream({ onRetry })).getReader()
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          const { id, event = 'message', data } = next.value
          if (id !== undefined) position = { 'last-event-id': id }
          yield { id, event, data: JSON.parse(data) }
        }
      } catch (error) {
        // The network is away, or the service restarts.
        if (!(error instanceof TypeError) || !position || !reconnect) throw error
      }
      if (reconnect) await pause(retryMs, both)
    } while (reconnect)
  } catch (error) {
    if (!signal?.aborted) throw error
  } finally {
    ending.abort()
  }
}
