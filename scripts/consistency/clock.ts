/**
 * Milliseconds of the machine's monotonic clock, the same in every process of it: CLOCK_MONOTONIC on Linux, and what
 * stands for it elsewhere. Whether it is the same is checked when a member starts.
 */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6
