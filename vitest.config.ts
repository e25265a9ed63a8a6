import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Bounds for a slow machine, not expectations: no test asserts how long something takes.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The tests start servers of their own; more at once would only make them wait for each other.
    maxWorkers: 2,
  },
})
