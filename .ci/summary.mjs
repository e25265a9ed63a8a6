// Reads vitest's JSON report, names what was skipped, and says in one line how many tests passed and failed. Exits with
// 1 when a test failed or was skipped, when a file did not load, or when vitest itself ended with another status than 0.
// Usage: node .ci/summary.mjs <report> <vitest's exit status>
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [path = '', status = ''] = process.argv.slice(2)
const files = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).testResults : []

let passed = 0
let failed = 0
let skipped = 0
for (const { name, status: fileStatus, message, assertionResults: tests } of files) {
  for (const test of tests) {
    if (test.status === 'passed') passed++
    else if (test.status === 'failed') failed++
    else {
      skipped++
      console.log(`skipped: ${relative('', name)}: ${test.fullName}`)
    }
  }
  if (fileStatus === 'failed' && !tests.some((test) => test.status === 'failed')) {
    failed++
    console.log(`did not run: ${relative('', name)}: ${message}`)
  }
}
if (skipped > 0) console.log(`${skipped} skipped, which counts as a failure here`)
if (failed === 0 && status !== '0') console.log(`the test runner ended with status ${status}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = status === '0' && passed > 0 && failed === 0 && skipped === 0 ? 0 : 1
