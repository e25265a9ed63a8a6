import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freePort, usualPort } from '../../src/embedded/free-port.ts'
import { startServer } from '../../src/embedded/start-server.ts'
import { startSupervisor } from '../../src/embedded/supervisor-client.ts'
import { valkeyServer } from '../../src/embedded/valkey/server.ts'
import { startTestValkey, testValkey } from '../support/servers.ts'
import { scratchFolder } from './run-service.ts'

describe('ports', { timeout: 60_000 }, () => {
  test('returns no port that is in use, nor one whose neighbour is', async () => {
    const { port, close } = await startTestValkey({ role: 'cache' })
    onTestFinished(close)
    expect(await freePort({ preferred: port })).not.toBe(port)
    expect(await freePort({ preferred: port - 1, alsoFree: [1] })).not.toBe(port - 1)
    expect(await freePort({ preferred: port + 1 })).toBe(port + 1)
  })

  test('gives a folder a fixed port, below those of outgoing connections', () => {
    expect(usualPort('/a')).toBe(usualPort('/a'))
    expect(usualPort('/a')).not.toBe(usualPort('/b'))
    for (const folder of ['/a', '/b', '/c']) expect(usualPort(folder)).toBeLessThan(32_768)
  })

  test('tries another port if one is taken during the start', async (context) => {
    const program = await testValkey()
    context.skip(program.kind === 'javascript', 'needs a real Valkey')
    const other = await startTestValkey({ role: 'cache' })
    onTestFinished(other.close)
    const supervisor = startSupervisor({ log: { info: () => {}, warn: () => {} } })
    onTestFinished(() => supervisor.close())

    const kind = valkeyServer({ program, name: 'mine', role: 'cache', dir: join(scratchFolder(), 'mine') })
    expect(await kind.isReady(other.port), 'recognizes a server of another folder').toBe(false)
    const tried: number[] = []
    const unlucky = { ...kind, spec: (port: number) => kind.spec(tried.push(port) === 1 ? other.port : port) }
    const { port } = await startServer(supervisor, unlucky)
    expect(tried).toHaveLength(2)
    expect(port).toBe(tried[1])
  })

  test('reports a missing program at once', async () => {
    const supervisor = startSupervisor({ log: { info: () => {}, warn: () => {} } })
    onTestFinished(() => supervisor.close())
    const folder = scratchFolder()
    const spec = () => ({
      name: 'ghost',
      command: join(folder, 'ghost'),
      args: [],
      logFile: join(folder, 'ghost.log'),
      stopSignal: 'SIGTERM' as const,
    })
    await expect(startServer(supervisor, { spec, isReady: async () => false })).rejects.toThrow(/ghost.*ENOENT/)
  })
})
