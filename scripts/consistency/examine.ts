import { setTimeout as sleep } from 'node:timers/promises'
import { randomStream } from '../../src/db/seed/random.ts'
import { openVersions } from './database.ts'
import { type FaultName, inflict } from './faults.ts'
import type { History } from './history.ts'
import { type Findings, judge } from './judge.ts'
import { type Member, startMember } from './members.ts'
import type { Ground } from './servers.ts'
import { type SubjectName, subjects } from './subjects/index.ts'

const PROCESSES = 3
/** Time after the last write until all invalidations have arrived. Milliseconds. */
const QUIET_MS = 1_500

/** Results of one round of a subject. */
export interface Round {
  subject: SubjectName
  name: 'calm' | 'faults'
  findings: Findings
  happened: FaultName[]
  /** Keys with an old version in some process after the quiet time. */
  stuck: number[]
}

export interface ExamineOptions {
  subject: SubjectName
  ground: Ground
  seed: number
  /** Length of the rounds without and with faults. Milliseconds; 0 skips a round. */
  calmMs: number
  faultsMs: number
  faults: readonly FaultName[]
}

/** Runs three processes that read and write through a subject, and compares reads with earlier writes. */
export async function examine(options: ExamineOptions): Promise<Round[]> {
  const { subject, ground, seed, calmMs, faultsMs } = options
  const { cacheUrl, ...servers } = await ground.serversFor(subjects[subject].topology)
  const { databaseUrl, stateUrl } = servers
  const members = await Promise.all(
    Array.from({ length: PROCESSES }, (_, index) =>
      startMember({ subject, index, seed, databaseUrl, stateUrl, cacheUrl: cacheUrl(index) }),
    ),
  )
  try {
    const rounds: Round[] = []
    if (calmMs > 0) rounds.push(await round({ name: 'calm', forMs: calmMs, faults: [] }))
    if (faultsMs > 0) rounds.push(await round({ name: 'faults', forMs: faultsMs, faults: options.faults }))
    return rounds
  } finally {
    await Promise.all(members.map((member) => member.end()))
  }

  async function round(wanted: { name: Round['name']; forMs: number; faults: readonly FaultName[] }): Promise<Round> {
    const { name, forMs } = wanted
    await Promise.all(members.map((member) => member.open(name)))
    const [happened, ...histories] = await Promise.all([
      inflict({
        servers: { ...servers, cacheUrl },
        members,
        wanted: wanted.faults,
        random: randomStream(seed, `faults of ${subject}`)(0),
        over: AbortSignal.timeout(forMs),
      }),
      ...members.map((member) => member.act(forMs)),
    ])
    await sleep(QUIET_MS)
    const { stuck, census } = await takeCensus(members, databaseUrl)
    const findings = judge(histories.map((history, i) => joined(history, census[i])))
    return { subject, name, findings, happened, stuck }
  }
}

/** Every member reads every key. The results must equal the database. */
async function takeCensus(members: readonly Member[], databaseUrl: string) {
  const versions = openVersions(databaseUrl, 1)
  const truth = await versions.all()
  await versions.close()
  const census = await Promise.all(members.map((member) => member.census()))
  const late = census.flatMap(({ reads }) => reads.filter(({ key, version }) => version !== truth.get(key)))
  return { census, stuck: [...new Set(late.map(({ key }) => key))] }
}

function joined(history: History, census: History | undefined): History {
  return {
    reads: [...history.reads, ...(census?.reads ?? [])],
    failures: [...history.failures, ...(census?.failures ?? [])],
    writes: history.writes,
  }
}
