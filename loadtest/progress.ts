import { SingleBar } from 'cli-progress'
import { count, ms } from '../tools/format.ts'
import type { ClientSecond } from './recorder.ts'
import type { Run } from './results.ts'

/** Shows progress: a bar on a terminal, lines elsewhere. */
export interface Progress {
  /** Begins a load of this many seconds. */
  begin: (name: string, seconds: number) => void
  second: (second: ClientSecond) => void
  /** Ends the load, and shows its figures if it was measured. */
  end: (run?: Run) => void
  line: (text: string) => void
}

export function createProgress(out: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined
  let label = ''
  const line = (text: string) => void out.write(`${text}\n`)
  return {
    begin: (name, seconds) => {
      label = name
      if (!out.isTTY) return
      bar = new SingleBar({
        stream: out,
        hideCursor: true,
        clearOnComplete: true,
        etaBuffer: 3,
        format: '  {name} {bar} {value}/{total} s  {figures}',
        barsize: 20,
      })
      bar.start(Math.ceil(seconds), 0, { name: name.padEnd(40).slice(0, 40), figures: '' })
    },
    second: ({ at, requests, p99, errors }) => {
      const wrong = errors > 0 ? `, ${errors} errors` : ''
      // Without a bar, one line per minute shows progress.
      if (!out.isTTY && at > 59 && Math.round(at) % 60 === 0)
        line(`  ${label}: ${Math.round(at)} s, ${count(requests)} req/s`)
      bar?.update(Math.round(at), { figures: `${count(requests)} req/s, p99 ${ms(p99)}${wrong}` })
    },
    end: (run) => {
      bar?.stop()
      bar = undefined
      if (!run) return
      const { p50, p99 } = run.latency ?? {}
      const failed = run.errors.reduce((sum, error) => sum + error.count, 0)
      const wrong = failed > 0 ? `, ${count(failed)} errors` : ''
      line(`  ${label.padEnd(40)} ${count(run.perSecond).padStart(7)} req/s, p50 ${ms(p50)}, p99 ${ms(p99)}${wrong}`)
    },
    line,
  }
}
