/**
 * The machine's monotonic clock in milliseconds: CLOCK_MONOTONIC on Linux, or its equivalent. All processes must share it; each
 * member checks this when it starts.
 */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6
