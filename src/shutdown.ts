/**
 * Runs `close` once on SIGTERM, SIGINT, SIGHUP or an uncaught error, then ends the process. The exit status is 0 after a
 * signal, and 1 after an error or when closing takes longer than `withinMs`. Further signals have no effect, because npm
 * forwards a terminal's Ctrl-C, which then arrives twice. `closing` is true once the shutdown has begun: later failures are its
 * consequences.
 */
export function onShutdown(options: {
  close: () => Promise<void>
  withinMs: number
  report: (error: unknown) => void
}): { readonly closing: boolean } {
  let closing = false
  const shutdown = (status: number) => {
    if (closing) return
    closing = true
    setTimeout(() => {
      options.report(new Error(`closing took longer than ${options.withinMs} ms`))
      process.exit(1)
    }, options.withinMs).unref()
    options.close().then(
      () => process.exit(status),
      (error) => {
        options.report(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => shutdown(0))
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error) => {
      options.report(error)
      shutdown(1)
    })
  }
  return {
    get closing() {
      return closing
    },
  }
}
