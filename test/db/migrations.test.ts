import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

test.each([
  ['pg', 'postgresql'],
  ['mysql', 'mysql'],
])('the migrations for %s produce the whole schema', async (dialect, drizzleName) => {
  const out = mkdtempSync(join(tmpdir(), 'flights-test-migrations-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
  cpSync(join(root, 'migrations', dialect), out, { recursive: true })
  const before = readdirSync(out, { recursive: true })
  // drizzle-kit writes a difference as a further migration. It exits with status 0 in any case, so the test checks its
  // output. It reads every path as a relative one.
  const schema = `./src/db/dialect/schema.${dialect}.ts`
  const args = ['generate', '--dialect', drizzleName, '--schema', schema, '--out', relative(root, out)]
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/drizzle-kit'), args, { cwd: root })
  expect(stdout).toContain('No schema changes, nothing to migrate')
  expect(readdirSync(out, { recursive: true }).sort()).toEqual(before.sort())
})
