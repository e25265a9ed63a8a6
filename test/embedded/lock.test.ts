import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockHolder, takeLock } from '../../src/embedded/lock.ts'
import { identify } from '../../src/embedded/process-identity.ts'
import { scratchFolder } from './run-service.ts'

test('has one holder at a time, and is free after its release', () => {
  const folder = scratchFolder()
  const unlock = takeLock(folder)
  expect(lockHolder(folder)?.pid).toBe(process.pid)
  expect(() => takeLock(folder)).toThrow(`pid ${process.pid}`)
  unlock()
  expect(lockHolder(folder)).toBeUndefined()
  takeLock(folder)()
  expect(readdirSync(folder)).toEqual([])
})

test('takes over the lock of a process that has ended', async () => {
  const folder = scratchFolder()
  const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'])
  writeFileSync(join(folder, 'service.lock'), JSON.stringify(identify(child.pid ?? 0)))
  expect(() => takeLock(folder)).toThrow(`pid ${child.pid}`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  takeLock(folder)()
})

test('does not mistake a process with the pid of a dead holder for it', () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'service.lock'), JSON.stringify({ pid: process.pid, started: 'another time' }))
  takeLock(folder)()
})

test('a late release does not remove the next lock', () => {
  const folder = scratchFolder()
  const unlock = takeLock(folder)
  writeFileSync(join(folder, 'service.lock'), JSON.stringify(identify(process.ppid)))
  unlock()
  expect(lockHolder(folder)?.pid).toBe(process.ppid)
})

test('ignores an incomplete lock', () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'service.lock'), '{"pid":')
  takeLock(folder)()
})
