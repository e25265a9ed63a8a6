import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { parseValkeyUrl } from './cache/valkey.ts'

/** Command line client of a server. Every option follows from the URL. */
export interface Client {
  /** Names of the program. The first one on the PATH is used. */
  programs: readonly [string, ...string[]]
  /** A more comfortable program that takes the same options. */
  alternative?: string
  words: string[]
  /** Variables of the environment, without the password. */
  variables: Record<string, string>
  /** Variable for the password. */
  passwordVariable: string
  /** Absent if the URL has none. */
  password?: string
}

/** Returns the client of a Valkey. Undefined behind Sentinel: its options depend on the primary of that moment. */
export function valkeyClient(url: string): Client | undefined {
  const { kind, tls, username, password, nodes, path } = parseValkeyUrl(url)
  const [node] = nodes
  if (kind === 'sentinel' || !node) return undefined
  return {
    programs: ['valkey-cli', 'redis-cli'],
    words: [
      ...(node.host === '127.0.0.1' ? [] : ['-h', node.host]),
      ...['-p', String(node.port)],
      ...(tls ? ['--tls'] : []),
      ...(kind === 'cluster' ? ['-c'] : []),
      ...(kind === 'single' && Number(path) > 0 ? ['-n', path] : []),
      ...(username ? ['--user', username] : []),
    ],
    variables: {},
    passwordVariable: 'REDISCLI_AUTH',
    ...(password && { password }),
  }
}

/** Returns the client of a database. */
export function databaseClient(url: string): Client {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '') || searchParams.get('host') || '127.0.0.1'
  const [user, secret, name] = [username, password, pathname.slice(1)].map(decodeURIComponent)
  const isPostgres = protocol.startsWith('postgres')
  const sslMode = searchParams.get('sslmode')
  if (isPostgres)
    return {
      programs: ['psql'],
      alternative: 'pgcli',
      words: ['-h', host, '-p', port || '5432', ...(user ? ['-U', user] : []), ...(name ? ['-d', name] : [])],
      variables: sslMode ? { PGSSLMODE: sslMode } : {},
      passwordVariable: 'PGPASSWORD',
      ...(secret && { password: secret }),
    }
  return {
    programs: ['mariadb', 'mysql'],
    alternative: 'mycli',
    words: [
      // These clients take localhost for a socket
      ...['-h', host === 'localhost' ? '127.0.0.1' : host, '-P', port || '3306'],
      ...(user ? ['-u', user] : []),
      ...(name ? ['-D', name] : []),
      ...(searchParams.has('ssl') ? ['--ssl'] : []),
    ],
    variables: {},
    passwordVariable: 'MYSQL_PWD',
    ...(secret && { password: secret }),
  }
}

/** Returns the path of the first program in these folders, then on the PATH. Undefined if there is none. */
export function findProgram(names: readonly string[], folders: readonly string[] = []): string | undefined {
  const all = [...folders, ...(process.env.PATH ?? '').split(delimiter)].filter(isAbsolute)
  return names.flatMap((name) => all.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Returns a line for a shell that sets a variable to the command of a client, as an absolute path. The password is read from its
 * file, or named in a comment; the line does not contain it.
 */
export function assignment(
  variable: string,
  client: Client,
  {
    program,
    passwordFile,
    setting,
  }: { program?: string | undefined; passwordFile?: string | undefined; setting: string },
): string {
  const command = [program ?? findProgram(client.programs) ?? client.programs[0], ...client.words]
  const variables = Object.entries(client.variables).map(([name, value]) => `${name}=${value}`)
  if (passwordFile) variables.push(`${client.passwordVariable}=$(cat ${quoted(passwordFile)})`)
  const text = [...(variables.length > 0 ? ['env', ...variables] : []), ...command].join(' ')
  const hint =
    client.password && !passwordFile ? `   # after: export ${client.passwordVariable}=<password of ${setting}>` : ''
  return `${variable}="${text}"${hint}`
}

const quoted = (path: string) => (/^[\w/.-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`)
