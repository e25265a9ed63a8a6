// Cost of the same requests on data sets of different sizes, as ratios. Uses private servers; their data stay for the day, because
// a large data set takes minutes to load. docs/scale.md explains the results.
import { setTimeout as sleep } from 'node:timers/promises'
import { Option } from 'commander'
import { scales as allScales, type ScaleName } from '../src/db/seed/scales.ts'
import { createCommand, listOf, option, wholeNumber } from '../tools/command-line.ts'
import { today } from '../tools/days.ts'
import { writeBlocks } from '../tools/docs.ts'
import { count, ms } from '../tools/format.ts'
import { commit, machine, machineText } from '../tools/machine.ts'
import { alternate } from '../tools/rounds.ts'
import { median } from '../tools/statistics.ts'
import { markdownTable } from '../tools/tables.ts'
import { type Kind, requestsOf } from './scale/requests.ts'
import { type OpenScale, openScale } from './scale/service.ts'

const PAGE = 'docs/scale.md'
const BOARD = '/v1/leaderboards/airports-most-passengers'
const SCALES = Object.keys(allScales) as ScaleName[]

const { scales, rounds, requests, dataDir, write } = createCommand(
  'bench:scale',
  'Measures the same requests on several data sets, one after the other. Prints a table of ratios.',
)
  .addOption(
    option('--scales <names>', `data sets, the first as the base: ${SCALES.join(', ')}`, listOf(SCALES)).default([
      'small',
      'medium',
      'large',
    ]),
  )
  .addOption(option('--rounds <n>', 'alternating rounds', wholeNumber(1, 100)).default(7))
  .addOption(option('--requests <n>', 'requests of each kind in a round', wholeNumber(1, 1_000)).default(30))
  .addOption(new Option('--data-dir <folder>', 'folder of the servers and their data').default('.data/scale'))
  .addOption(new Option('--write', `put the table into ${PAGE}`))
  .parse()
  .opts<{ scales: ScaleName[]; rounds: number; requests: number; dataDir: string; write?: true }>()

interface Measured {
  open: OpenScale
  kinds: Kind[]
  bookings: number
  /** Milliseconds from the first request of a board until it is built and read. */
  firstBoardMs: number
  /** Medians of the rounds, by kind. Milliseconds. */
  times: Map<string, number[]>
}

const say = (line: string) => console.error(line)
const load = machine().load
const opened: OpenScale[] = []
try {
  const measured: Measured[] = []
  for (const scale of scales) measured.push(await prepare(scale))
  // A first round warms up.
  for (const one of measured) await round(one)
  for (const { times } of measured) times.clear()
  await alternate(measured, rounds, round)
  const text = report(measured)
  console.log(text)
  if (write) writeBlocks(PAGE, { results: text })
} finally {
  for (const open of opened) await open.close()
}

async function prepare(scale: ScaleName): Promise<Measured> {
  say(`${scale}: opening its data`)
  const open = await openScale(scale, { dataDir, say })
  opened.push(open)
  const [row] = await open.database.script((connection) => connection.rows('SELECT count(*) AS n FROM booking'))
  const firstBoardMs = await timeToBoard(open)
  return { open, kinds: await requestsOf(open), bookings: Number(row?.n), firstBoardMs, times: new Map() }
}

/** Reads a board that is not built, until it is. Returns the time since the first request. */
async function timeToBoard({ send }: OpenScale): Promise<number> {
  const started = performance.now()
  for (;;) {
    const { statusCode } = await send({ method: 'GET', url: BOARD, mayBeUnavailable: true })
    if (statusCode === 200) return performance.now() - started
    await sleep(100)
  }
}

async function round({ open, kinds, times }: Measured): Promise<void> {
  for (const { name, next, undo } of kinds) {
    const all: number[] = []
    for (let i = 0; i < requests; i++) {
      const { body, ms } = await open.send(next())
      all.push(ms)
      if (undo) await open.send(undo(body))
    }
    times.set(name, [...(times.get(name) ?? []), median(all)])
  }
}

function report(measured: readonly Measured[]): string {
  const [base, ...others] = measured
  if (!base) throw new Error('Name at least one data set.')
  const busy = load > 1 ? `; load ${load.toFixed(1)} before it began: **a busy machine, rough figures**` : ''
  const head = [
    'request',
    ...measured.map(({ open }, i) => (i === 0 ? open.scale : `${open.scale}, × ${base.open.scale}`)),
  ]
  const rows = base.kinds.map(({ name }) => [
    name,
    ms(median(base.times.get(name) ?? [])),
    ...others.map((other) => ratioText(other.times.get(name) ?? [], base.times.get(name) ?? [])),
  ])
  const sizes = measured.map(({ open, bookings }) => `${open.scale}: ${count(bookings)}`).join('; ')
  const first = measured.map(({ open, firstBoardMs }) => `${open.scale}: ${ms(firstBoardMs)}`).join('; ')
  return [
    `${today()}, commit ${commit()}, ${machineText()}, PostgreSQL and Valkey on the same machine${busy}.`,
    `Bookings: ${sizes}. ${rounds} alternating rounds of ${requests} requests of each kind, one at a time. Medians of the rounds, ranges in brackets.`,
    markdownTable(head, rows),
    `From the first request of a board that is not built (\`airports-most-passengers\`), until it is read: ${first}.`,
  ].join('\n\n')
}

/** Median and range of the ratios within the rounds. */
function ratioText(times: readonly number[], baseTimes: readonly number[]): string {
  const ratios = times.map((time, i) => time / (baseTimes[i] ?? Number.NaN))
  const two = (value: number) => value.toFixed(2)
  return `${two(median(ratios))} (${two(Math.min(...ratios))}–${two(Math.max(...ratios))})`
}
