import { type LoggerOptions, pino } from 'pino'

/** Where a secret or a person's data could stand in what is logged. */
const redacted = [
  ...['authorization', 'cookie', '["set-cookie"]', '["x-csrf-token"]'].map(
    (name) => `*.headers${name.startsWith('[') ? '' : '.'}${name}`,
  ),
  ...['password', 'passportNo', 'passportno', 'lastName', 'lastname', 'token'].flatMap((name) => [name, `*.${name}`]),
]

/** Structured logs: one JSON object a line; for people, coloured text when a terminal reads them. */
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

/** Classes of SQLSTATE whose messages repeat a value or a piece of the statement: data, integrity, MySQL's syntax. */
const aboutData = /^(22|23|42000)/

/**
 * An error without what a query was asked with: the message of a failed query repeats its parameters, and a unique
 * violation the row, and either may be about a person.
 */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const query = 'query' in error && 'params' in error
  const state = 'sqlState' in error ? error.sqlState : 'severity' in error && 'code' in error ? error.code : ''
  return {
    type: error.name,
    message: query ? 'failed query' : aboutData.test(String(state)) ? 'refused by the database' : error.message,
    ...('code' in error ? { code: error.code } : {}),
    // Only the frames: a stack begins with the message.
    stack: (error.stack ?? '').match(/^ {4}at .*$/gm)?.join('\n') ?? '',
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  }
}

export type Log = ReturnType<typeof createLog>
