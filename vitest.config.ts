import { defineConfig } from 'vitest/config'

const unit = 'test/**/*.unit.test.ts'

export default defineConfig({
  test: {
    // Time limits for a slow machine. No test asserts a duration.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests start servers of their own. More workers would compete with these for the processor.
    maxWorkers: 2,
    projects: [
      // Starts no process and opens no port, which `test/architecture/projects.unit.test.ts` checks.
      // The files share a module registry, because none changes a module of another.
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
