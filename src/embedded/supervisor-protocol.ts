import type { Identity } from './process-identity.ts'

/** A server for the supervisor: everything that it needs to start and restart it. */
export type ServerSpec = {
  /** Unique within one supervisor. */
  name: string
  /** Absolute path of the program. */
  command: string
  args: string[]
  /** Variables in addition to the supervisor's own environment. */
  env?: Record<string, string>
  /** Account to run as. Requires root. */
  user?: { uid: number; gid: number }
  /** File for stdout and stderr. Truncated at the first start. */
  logFile: string
  /** Signal that stops this server gracefully. */
  stopSignal: NodeJS.Signals
  /** Pause before the restart of a settled server. Milliseconds. Default: no restart. */
  restartAfterMs?: number
  /** Folder that the supervisor deletes at its end. For tests: they leave nothing even when killed. */
  scratch?: string
}

/** URLs of the private servers of a folder. Absent for servers that are not needed. */
export type EmbeddedUrls = { postgresUrl?: string; cacheUrl?: string; stateUrl?: string }

/** Commands to the supervisor: one JSON object per line on its stdin. The end of stdin stops everything. */
export type SupervisorCommand =
  | { do: 'start'; spec: ServerSpec }
  /** The server is ready: restart it from now on when it dies. */
  | { do: 'settle'; name: string }
  | { do: 'stop'; name: string }
  | { do: 'kill'; name: string }
  /** All servers are ready: publish their URLs in `servers.json`. */
  | { do: 'announce'; urls: EmbeddedUrls }

/** Events of the supervisor: one JSON object per line on its stdout. */
export type SupervisorEvent =
  | { event: 'started'; name: string; pid: number }
  | { event: 'announced' }
  | { event: 'ended'; name: string; how: string }
  | { event: 'log'; line: string }

/** Content of `servers.json`: running servers, for processes that attach to them or clean up after a crash. */
export type ServersFile = {
  supervisor: Identity
  servers: (Identity & { name: string; stopSignal: NodeJS.Signals })[]
  /** Absent until all servers are ready. Contains passwords, so only the owner can read the file. */
  urls?: EmbeddedUrls
}
