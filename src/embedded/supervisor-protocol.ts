import type { Identity } from './process-identity.ts'

/** One server for the supervisor to run: everything it needs to start it, and to start it again. */
export type ServerSpec = {
  /** Unique within one supervisor. */
  name: string
  /** Absolute path of the program. */
  command: string
  args: string[]
  /** Added to the supervisor's own environment. */
  env?: Record<string, string>
  /** Run as this user; only root may. */
  user?: { uid: number; gid: number }
  /** Receives stdout and stderr; emptied when the server is started for the first time. */
  logFile: string
  /** What asks this server to end in good order. */
  stopSignal: NodeJS.Signals
  /** Once settled, a server that dies is started again after this pause. Without it, it stays down. */
  restartAfterMs?: number
  /** A folder that the supervisor deletes when it ends: for tests, which must leave nothing even when they are killed. */
  scratch?: string
}

/** Where the private servers of a folder are reached; a URL is absent for a server that was not wanted. */
export type EmbeddedUrls = { postgresUrl?: string; cacheUrl?: string; stateUrl?: string }

/** What the service tells the supervisor: one JSON object a line on the supervisor's stdin. Its end means: stop everything. */
export type SupervisorCommand =
  | { do: 'start'; spec: ServerSpec }
  /** The server answered its first ping: from now on it is kept up. */
  | { do: 'settle'; name: string }
  | { do: 'stop'; name: string }
  | { do: 'kill'; name: string }
  /** All is ready: others may find the servers through `servers.json`. */
  | { do: 'announce'; urls: EmbeddedUrls }

/** What the supervisor reports: one JSON object a line on its stdout. */
export type SupervisorEvent =
  | { event: 'started'; name: string; pid: number }
  | { event: 'announced' }
  | { event: 'ended'; name: string; how: string }
  | { event: 'log'; line: string }

/** `servers.json`: what the supervisor runs, so that another process can attach to it or clean up after a crash. */
export type ServersFile = {
  supervisor: Identity
  servers: (Identity & { name: string; stopSignal: NodeJS.Signals })[]
  /** Absent until all servers are ready. Holds passwords: the file is readable by its owner only. */
  urls?: EmbeddedUrls
}
