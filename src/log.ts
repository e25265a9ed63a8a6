import { type LoggerOptions, pino } from 'pino'

/** Paths of log fields that can contain secrets or personal data. */
const redacted = [
  ...['authorization', 'cookie', '["set-cookie"]', '["x-csrf-token"]'].map(
    (name) => `*.headers${name.startsWith('[') ? '' : '.'}${name}`,
  ),
  ...['password', 'passportNo', 'passportno', 'lastName', 'lastname', 'token'].flatMap((name) => [name, `*.${name}`]),
]

/** Creates the structured log: one JSON object per line, or coloured text on a terminal. */
export function createLog({ level, pretty }: { level: string; pretty: boolean }) {
  return pino(logOptions({ level, pretty }))
}

export function logOptions({ level, pretty }: { level: string; pretty: boolean }): LoggerOptions {
  return {
    level,
    redact: redacted,
    serializers: { err: serializeError, error: serializeError },
    ...(pretty
      ? {
          transport: {
            target: 'pino-pretty',
            options: { ignore: 'pid,hostname,reqId', singleLine: true, translateTime: 'HH:MM:ss.l' },
          },
        }
      : {}),
  }
}

/** Classes of SQLSTATE with messages that repeat values or parts of the statement: data, integrity, MySQL's syntax. */
const aboutData = /^(22|23|42000)/

/**
 * Serializes an error without personal data. The message of a failed query repeats its parameters, and that of a unique
 * violation repeats the row.
 */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const query = 'query' in error && 'params' in error
  const state = 'sqlState' in error ? error.sqlState : 'severity' in error && 'code' in error ? error.code : ''
  return {
    type: error.name,
    message: query ? 'failed query' : aboutData.test(String(state)) ? 'refused by the database' : error.message,
    ...('code' in error ? { code: error.code } : {}),
    // Only the frames, because a stack begins with the message.
    stack: (error.stack ?? '').match(/^ {4}at .*$/gm)?.join('\n') ?? '',
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  }
}

export type Log = ReturnType<typeof createLog>
