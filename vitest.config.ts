import { defineConfig } from 'vitest/config'

const unit = 'test/**/*.unit.test.ts'

export default defineConfig({
  test: {
    // Time limits for a slow machine. No test asserts a duration.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests wait for servers more than half of their time. More workers would compete with these servers for two cores.
    maxWorkers: 3,
    // Files of a worker share a module registry, because none changes a module of another. Loading it per file took a quarter of
    // the run.
    isolate: false,
    projects: [
      // Starts no process and opens no port, which `test/architecture/projects.unit.test.ts` checks.
      { extends: true, test: { name: 'unit', include: [unit] } },
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
