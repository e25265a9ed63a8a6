import { defineConfig } from 'vitest/config'

const unit = 'test/**/*.unit.test.ts'

export default defineConfig({
  test: {
    // Bounds for a slow machine, not expectations: no test asserts how long something takes.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The tests start servers of their own; more at once would only make them wait for each other.
    maxWorkers: 2,
    projects: [
      // Starts no process and opens no port, which `test/architecture/projects.unit.test.ts` checks.
      // The files share a module registry: none changes what another imports.
      { extends: true, test: { name: 'unit', include: [unit], isolate: false } },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['test/**/*.test.ts'],
          exclude: [unit],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
})
