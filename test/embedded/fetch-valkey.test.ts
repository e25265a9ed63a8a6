import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sourcesOf } from '../../src/embedded/valkey/apt.ts'
import { fetchValkey } from '../../src/embedded/valkey/fetch.ts'
import { versionOf } from '../../src/embedded/valkey/program.ts'
import { scratchFolder } from './run-service.ts'

describe('fetching Valkey from the distribution', { timeout: 90_000 }, () => {
  let unavailable: string | undefined
  beforeAll(async () => {
    unavailable = await whyNoApt()
  }, 30_000)

  test('provides a server and a client that run, at a fixed path', async (context) => {
    context.skip(unavailable !== undefined, unavailable)
    const dataDir = scratchFolder()
    const folder = join(dataDir, 'valkey')
    await fetchValkey({ folder, timeoutMs: 60_000 })
    expect(await versionOf(join(folder, 'bin', 'valkey-server'))).toBeDefined()
    expect(execFileSync(join(folder, 'bin', 'valkey-cli'), ['--version'], { encoding: 'utf8' })).toMatch(/cli \d/)
    expect(readdirSync(dataDir)).toEqual(['valkey'])
  })

  test('works for two concurrent processes, replaces a broken folder, and removes the remains of a killed process', async (context) => {
    context.skip(unavailable !== undefined, unavailable)
    const dataDir = scratchFolder()
    const folder = join(dataDir, 'valkey')
    mkdirSync(folder)
    writeFileSync(join(folder, 'broken'), '')
    mkdirSync(join(dataDir, 'valkey.fetch-999999999-dead'))
    await Promise.all([1, 2].map(() => fetchValkey({ folder, timeoutMs: 60_000 })))
    expect(await versionOf(join(folder, 'bin', 'valkey-server'))).toBeDefined()
    expect(readdirSync(dataDir)).toEqual(['valkey'])
  })

  test('ends at its deadline with a reason, and leaves no files', async (context) => {
    context.skip(unavailable !== undefined, unavailable)
    const dataDir = scratchFolder()
    await expect(fetchValkey({ folder: join(dataDir, 'valkey'), timeoutMs: 1 })).rejects.toThrow('it took too long')
    expect(readdirSync(dataDir)).toEqual([])
  })
})

/** Returns why apt cannot be used here. Undefined if it works and its archive is available. */
async function whyNoApt(): Promise<string | undefined> {
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb')) return 'needs apt-get and dpkg-deb'
  try {
    const sources = sourcesOf('/etc', 'amd64')
    execFileSync('apt-get', ['-q', '--print-uris', 'update'], { stdio: 'ignore', timeout: 10_000 })
    const host = /^uris: (https?:\S+)/m.exec(sources)?.[1]
    return !host || (await answers(host)) ? undefined : `the archive ${host} does not answer`
  } catch (error) {
    return (error as Error).message
  }
}

const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = request(url.replace(/^https/, 'http'), { method: 'HEAD', timeout: 5_000 }, () => resolve(true))
    probe.on('timeout', () => probe.destroy())
    probe.on('error', () => resolve(false))
    probe.end()
  })
