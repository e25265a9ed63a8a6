import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Redis } from 'iovalkey'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { serverAccount } from '../../src/embedded/account.ts'
import { startEmbedded } from '../../src/embedded/start.ts'
import { startServer } from '../../src/embedded/start-server.ts'
import { startSupervisor } from '../../src/embedded/supervisor-client.ts'
import { askValkey } from '../../src/embedded/valkey/ask-valkey.ts'
import { readWriter } from '../../src/embedded/valkey/folder.ts'
import { findJavascriptServer } from '../../src/embedded/valkey/javascript-program.ts'
import { valkeyServer } from '../../src/embedded/valkey/server.ts'
import { valkey } from './queries.ts'
import { quiet as log, ownerOf, scratchFolder, valkeyOfTests, within } from './run-service.ts'

const { binary, isReal } = await valkeyOfTests()

describe('private Valkeys', { timeout: 60_000 }, () => {
  test('explain data of a newer program, and remember the program that wrote it', async (context) => {
    context.skip(!isReal, 'needs a Valkey that keeps data')
    const dataDir = scratchFolder()
    const state = { postgres: false, cache: false, state: true }
    const start = () => startEmbedded({ dataDir, want: state, valkeyBinary: binary, log })
    await (await start()).close()
    expect(readWriter(dataDir)).toMatchObject({ server: binary })
    const folder = join(dataDir, 'state', 'appendonlydir')
    const base = join(folder, readdirSync(folder).find((name) => name.endsWith('.base.rdb')) ?? '')
    writeFileSync(base, readFileSync(base, 'latin1').replace(/^(REDIS|VALKEY)\d+/, 'REDIS0099'), 'latin1')
    await expect(start()).rejects.toMatchObject({
      code: 'unusable',
      message: expect.stringMatching(/format 99 and was written by .*VALKEY_SERVER_BIN.*setup:valkey.*delete .*state/),
    })
  })

  test('start with a locale that the machine has not generated', async () => {
    vi.stubEnv('LC_ALL', 'xx_XX.UTF-8')
    onTestFinished(() => void vi.unstubAllEnvs())
    const want = { postgres: false, cache: false, state: true }
    const embedded = await startEmbedded({ dataDir: scratchFolder(), want, valkeyBinary: binary, log })
    onTestFinished(() => embedded.close())
    expect(await valkey(embedded.stateUrl ?? '', 'PING')).toBe('+PONG\r\n')
  })

  // npm installs js-redis-server on Node 22 and later only.
  const entry = javascriptServer()
  if (entry === undefined) {
    test('the JavaScript server is refused with the remedy where it is not installed', () => {
      expect(() => findJavascriptServer(log)).toThrow('There is no Valkey on this machine')
    })
    return
  }

  test('the JavaScript server asks for its password, and drops root', async () => {
    const dir = join(scratchFolder(), 'state')
    const program = { kind: 'javascript', version: '0', server: entry } as const
    const account = await serverAccount()
    const kind = valkeyServer({ program, name: 'js', role: 'state', dir, password: 'secret', account })
    const supervisor = startSupervisor({ log })
    onTestFinished(() => supervisor.close())
    const { port } = await startServer(supervisor, kind)
    expect(await askValkey(port, 'SET a 1')).toMatch(/^-NOAUTH/)
    await expect(askValkey({ port, password: 'other' }, 'SET a 1')).rejects.toThrow('NOAUTH')
    const client = new Redis(port, { password: 'secret' })
    onTestFinished(() => client.disconnect())
    expect(await client.eval('return redis.call("SET", KEYS[1], "1")', 1, 'a')).toBe('OK')
    const pid = supervisor.pidOf('js') ?? 0
    await expect.poll(() => ownerOf(pid), within).toBe(account?.uid ?? process.getuid?.())
  })
})

/** Returns the entry file of js-redis-server. Undefined if npm has not installed it. */
function javascriptServer(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('js-redis-server')
  } catch {
    return undefined
  }
}
