import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { flushKeys } from './cache/flush.ts'
import { connectValkey, whenReady } from './cache/valkey.ts'
import { type Config, environment, readConfig } from './config.ts'
import { connectDatabase } from './connections.ts'
import type { Database } from './db/database.ts'
import { importSource } from './db/import/source.ts'
import { migrate } from './db/migrate.ts'
import { type DataSource, type OnProgress, populate } from './db/populate.ts'
import { parseAnchor } from './db/seed/anchor.ts'
import { type ScaleName, scales } from './db/seed/scales.ts'
import { seedSource } from './db/seed/source.ts'
import { utcDay } from './domain/day.ts'
import { setupValkey } from './embedded/valkey/setup.ts'
import { type DataEndpoints, findDataEndpoints } from './endpoints.ts'
import { createLog } from './log.ts'
import { type ClientName, clientNames, openClient } from './open-client.ts'
import { loadText, showProgress } from './progress.ts'

interface ImportArguments extends ReplaceOptions {
  expandSchedule?: boolean
  anchor?: string
}

const say = (line: string) => console.log(line)

/** Migrates the configured or private database, then runs `work` on it. */
async function onDatabase(
  options: { indexes?: boolean },
  work: (database: Database, about: { adopted: string[]; endpoints: DataEndpoints; config: Config }) => Promise<void>,
) {
  const config = readConfig(environment())
  const endpoints = await findDataEndpoints(config, say)
  const database = connectDatabase(
    config,
    endpoints.database,
    createLog({ level: 'warn', pretty: process.stdout.isTTY }),
  )
  try {
    const { applied, adopted } = await migrate(database, options)
    say(applied.length === 0 ? 'The schema is up to date.' : `Applied: ${applied.join(', ')}.`)
    await work(database, { adopted, endpoints, config })
  } finally {
    await database.close()
    await endpoints.close()
  }
}

interface ReplaceOptions {
  force?: boolean
  flush?: boolean
}

/** Replaces all data with the data of the source, and flushes entries and state derived from the old data. */
async function replaceData(
  makeSource: (onProgress: OnProgress) => DataSource | Promise<DataSource>,
  { force = false, flush = false }: ReplaceOptions,
): Promise<void> {
  await onDatabase({}, async (database, { adopted, endpoints, config }) => {
    if (adopted.length > 0 && !force) {
      throw new Error(`The tables ${adopted.join(', ')} existed before this service. --force replaces their rows.`)
    }
    const { onProgress, stop } = showProgress()
    try {
      const report = await database.script((connection) =>
        connection.withLock('data', 1_000, async () => populate(connection, await makeSource(onProgress), onProgress)),
      )
      stop()
      say(loadText(report))
    } finally {
      stop()
    }
    if (endpoints.arePrivate || flush) {
      for (const url of endpoints.valkeys) await flushServer(url, config.KEY_PREFIX)
      // The state was emptied on purpose, so the next start must not take it for lost.
      await database.script((connection) => connection.rows('DELETE FROM state_generation'))
      say('Done. Restart a running service: it still has the aircraft of the old flights in memory.')
    } else {
      say(
        'Done. The Valkeys still hold entries and state of the old data: run again with --flush, then restart the service.',
      )
    }
  })
}

async function flushServer(url: string, prefix: string): Promise<void> {
  const client = connectValkey({ url, name: 'cache-me-command', onError: () => {} })
  try {
    await whenReady(client, 5_000)
    await flushKeys(client, prefix)
  } finally {
    client.disconnect()
  }
}

const anchor = () =>
  new Option('--anchor <day>', 'day around which the data has flights, YYYY-MM-DD; default: today').argParser(
    (text) => {
      try {
        parseAnchor(text)
        return text
      } catch (error) {
        throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
      }
    },
  )
const force = () => new Option('--force', 'replace tables that existed before this service, too')
const flush = () =>
  new Option('--flush', 'delete all keys under KEY_PREFIX from the configured Valkeys, or all keys if it is empty')
const today = () => utcDay(new Date())

const program = new Command('cache-me-if-you-can').description('Maintenance commands.').enablePositionalOptions()

program
  .command('migrate')
  .description('bring the schema up to date; existing tables stay unchanged')
  .option('--indexes', 'add the indexes that the queries need to tables that existed before')
  .action((options) => onDatabase(options, async () => {}))

program
  .command('seed')
  .description('replace all data with a generated airline network on real airports')
  .addOption(new Option('--scale <scale>').choices(Object.keys(scales)).default('small'))
  .addOption(anchor())
  .addOption(force())
  .addOption(flush())
  .action(({ scale, anchor = today(), ...options }: { scale: ScaleName; anchor?: string } & ReplaceOptions) =>
    replaceData(() => seedSource({ scale, anchor }), options),
  )

program
  .command('import')
  .description('replace all data with a dump of FlughafenDB: a folder of MySQL Shell, or a .sql of mysqldump')
  .argument('<path>', 'the folder, or the file (.sql, .sql.gz, .sql.zst)')
  .option('--expand-schedule', 'generate flights from the timetable of a dump without flights')
  .addOption(anchor())
  .addOption(force())
  .addOption(flush())
  .action((path: string, { expandSchedule, anchor = today(), ...options }: ImportArguments) =>
    replaceData(async (onProgress) => {
      const source = await importSource(path, { onProgress, ...(expandSchedule ? { expandSchedule: { anchor } } : {}) })
      for (const note of source.notes) say(note)
      return source
    }, options),
  )

program
  .command('setup-valkey')
  .description("fetch Valkey from the distribution's packages, without root")
  .action(async () => {
    process.exitCode = (await setupValkey({ dataDir: readConfig(environment()).DATA_DIR })) ? 0 : 1
  })

program
  .command('client')
  .description('open the command line client of a server, with its address and password')
  .addArgument(new Argument('<server>').choices(clientNames))
  .argument('[words...]', 'further arguments of the client')
  .helpOption(false)
  .allowUnknownOption()
  .passThroughOptions()
  .action(async (server: ClientName, words: string[]) => {
    process.exitCode = await openClient(readConfig(environment()), server, words)
  })

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
