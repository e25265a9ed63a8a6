// Reads vitest's JSON report. Prints the skipped tests, then one line with the numbers of passed and failed tests. Exits with 1
// if a test failed or was skipped, if a file did not load, or if the exit status of vitest is not 0.
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
if (skipped > 0) console.log(`${skipped} skipped; skipped tests count as a failure here`)
if (failed === 0 && status !== '0') console.log(`exit status of the test runner: ${status}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = status === '0' && passed > 0 && failed === 0 && skipped === 0 ? 0 : 1
