import { Command, InvalidArgumentError, Option } from 'commander'
import { readConfig } from './config.ts'
import type { Database } from './db/database.ts'
import { type DataSource, fill } from './db/fill.ts'
import { migrate } from './db/migrate.ts'
import { parseAnchor } from './db/seed/anchor.ts'
import { type ScaleName, scales } from './db/seed/scales.ts'
import { seedSource } from './db/seed/source.ts'
import { setupValkey } from './embedded/valkey/setup.ts'
import { createLog } from './log.ts'
import { findDatabase } from './places.ts'
import { showProgress } from './progress.ts'
import { wireDatabase } from './wire.ts'

const say = (line: string) => console.log(line)

/** Runs `work` on the configured database, or the private one, with the schema up to date. */
async function onDatabase(
  options: { indexes?: boolean },
  work: (database: Database, adopted: string[]) => Promise<void>,
) {
  const config = readConfig(process.env)
  const place = await findDatabase(config, say)
  const database = wireDatabase(config, place.url, createLog({ level: 'warn', pretty: process.stdout.isTTY }))
  try {
    const { applied, adopted } = await migrate(database, options)
    say(applied.length === 0 ? 'The schema is up to date.' : `Applied: ${applied.join(', ')}.`)
    await work(database, adopted)
  } finally {
    await database.close()
    await place.close()
  }
}

/** Replaces the data of the database by what the source holds. */
async function replaceData(
  source: () => DataSource | Promise<DataSource>,
  { force }: { force?: boolean },
): Promise<void> {
  await onDatabase({}, async (database, adopted) => {
    if (adopted.length > 0 && !force) {
      throw new Error(
        `The tables ${adopted.join(', ')} were here before this service. --force replaces what is in them.`,
      )
    }
    const progress = showProgress()
    try {
      await database.script((connection) =>
        connection.withLock('data', 1_000, async () => fill(connection, await source(), progress.onProgress)),
      )
    } finally {
      progress.stop()
    }
    say('Done. What the cache holds of the old data stays until it expires, or until the cache is flushed.')
  })
}

const anchor = () =>
  new Option('--anchor <day>', 'day around which flights are made, YYYY-MM-DD; default: today').argParser((text) => {
    try {
      parseAnchor(text)
      return text
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
    }
  })
const force = () => new Option('--force', 'even if the tables were there before this service')
const today = () => new Date().toISOString().slice(0, 10)

const program = new Command('cache-me-if-you-can').description('Commands beside the service.')

program
  .command('migrate')
  .description('bring the schema up to date; tables that are there already are left as they are')
  .option('--indexes', 'add the indexes that the queries need to tables that were there before')
  .action((options) => onDatabase(options, async () => {}))

program
  .command('seed')
  .description('replace all data by a made-up airline network on real airports')
  .addOption(new Option('--scale <scale>').choices(Object.keys(scales)).default('small'))
  .addOption(anchor())
  .addOption(force())
  .action(({ scale, anchor = today(), force }: { scale: ScaleName; anchor?: string; force?: boolean }) =>
    replaceData(() => seedSource({ scale, anchor }), { ...(force ? { force } : {}) }),
  )

program
  .command('setup-valkey')
  .description("fetch Valkey from the distribution's packages, without root")
  .action(async () => {
    process.exitCode = (await setupValkey({ dataDir: readConfig(process.env).DATA_DIR })) ? 0 : 1
  })

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}
