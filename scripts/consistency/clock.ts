/**
 * The machine's monotonic clock in milliseconds, the same in all its processes: CLOCK_MONOTONIC on Linux, or its equivalent. The
 * start of a member checks that it is the same.
 */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6
