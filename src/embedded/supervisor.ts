// The supervisor: a small process that owns the private servers of a service. The servers always end gracefully, because the
// supervisor runs until its stdin closes, and the pipe of a killed service closes by itself. Usage: node supervisor.js
// [absolute path of servers.json]
import { rmSync } from 'node:fs'
import { writeJson } from './json-file.ts'
import { readJsonLines } from './lines.ts'
import { identify } from './process-identity.ts'
import { type SupervisedServer, superviseServer } from './supervise-server.ts'
import type { EmbeddedUrls, ServersFile, SupervisorCommand, SupervisorEvent } from './supervisor-protocol.ts'

process.chdir('/') // keeps no folder in use, and every account can enter it
const serversFile = process.argv[2]
const servers = new Map<string, SupervisedServer>()
const scratch = new Set<string>()
let urls: EmbeddedUrls | undefined
let closing = false

const report = (event: SupervisorEvent) => process.stdout.write(`${JSON.stringify(event)}\n`)
process.stdout.on('error', () => {}) // the service has ended; the end of stdin is handled below

function obey(command: SupervisorCommand): void {
  if (closing) return
  if (command.do === 'announce') {
    urls = command.urls
    record()
    report({ event: 'announced' })
    return
  }
  if (command.do === 'start') {
    const { spec } = command
    if (spec.scratch) scratch.add(spec.scratch)
    servers.set(spec.name, superviseServer(spec, { report, changed: record }))
    return
  }
  servers.get(command.name)?.[command.do]()
}

function record(): void {
  if (!serversFile) return
  const supervisor = identify(process.pid)
  if (!supervisor) return
  const running = [...servers.values()].flatMap((server) => server.running() ?? [])
  const content: ServersFile = { supervisor, servers: running, ...(urls && { urls }) }
  try {
    writeJson(serversFile, content)
  } catch (error) {
    report({ event: 'log', line: `The list of private servers cannot be written: ${(error as Error).message}` })
  }
}

async function close(): Promise<void> {
  if (closing) return
  closing = true
  await Promise.all([...servers.values()].map((server) => server.close()))
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  if (serversFile) rmSync(serversFile, { force: true })
  process.exit(0)
}

readJsonLines(process.stdin, obey).on('close', close)
process.stdin.on('error', close)
process.on('SIGTERM', close)
// A terminal's signals are for the service, which drains first and then closes the pipe
process.on('SIGINT', () => {})
process.on('SIGHUP', () => {})
