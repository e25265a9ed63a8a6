/** Sends a request: `fetch`, or a layer around it. */
export type Send = (request: Request) => Promise<Response>

/** Whether a request changes nothing (RFC 9110, section 9.2.1). */
export const isSafe = ({ method }: Request): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Whether a browser keeps cookies and an HTTP cache. */
export const inBrowser = 'document' in globalThis || 'WorkerGlobalScope' in globalThis

/** Waits. Rejects when the signal aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const timer = setTimeout(resolve, ms)
    const abort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
  })
