import { spawnSync } from 'node:child_process'

/** Builds the service into `dist`. A command calls it after it has read its options, so that `--help` builds nothing. */
export function buildService(): void {
  const { status, error } = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('The service could not be built.', { cause: error })
}
