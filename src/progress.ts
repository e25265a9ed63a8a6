import { SingleBar } from 'cli-progress'
import type { LoadReport, OnProgress } from './db/populate.ts'

/** Shows the progress of loading: a bar per table on a terminal, else a line per table. */
export function showProgress(out: NodeJS.WriteStream = process.stdout): { onProgress: OnProgress; stop: () => void } {
  return out.isTTY ? bars(out) : lines(out)
}

function bars(out: NodeJS.WriteStream) {
  let bar: SingleBar | undefined
  let current = ''
  const stop = () => bar?.stop()
  const onProgress: OnProgress = ({ table, loaded, expected, unit = 'rows' }) => {
    if (table !== current) {
      stop()
      current = table
      bar = new SingleBar({
        stream: out,
        format: `  {table} {bar} {percentage} %  {value} of {total} ${unit}`,
        hideCursor: true,
      })
      bar.start(Math.max(expected, loaded), loaded, { table: table.padEnd(17) })
    }
    bar?.setTotal(Math.max(expected, loaded))
    bar?.update(loaded)
  }
  return { onProgress, stop }
}

function lines(out: NodeJS.WriteStream) {
  let finished = ''
  const onProgress: OnProgress = ({ table, loaded, expected, unit = 'rows' }) => {
    if (loaded < expected || table === finished) return
    finished = table
    out.write(`  ${table.padEnd(17)} ${loaded} ${unit}\n`)
  }
  return { onProgress, stop: () => {} }
}

/** One line about a load: `5,720,301 rows in 13.2 s (433,000/s), indexes in 7.1 s, ANALYZE in 0.9 s.` */
export function loadText({ rows, rowsMs, indexesMs, computedMs, analyzeMs }: LoadReport): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const perSecond = Math.round(rows / (rowsMs / 1000) / 1000) * 1000
  const parts = [`${rows.toLocaleString('en')} rows in ${seconds(rowsMs)} (${perSecond.toLocaleString('en')}/s)`]
  if (indexesMs > 0) parts.push(`indexes in ${seconds(indexesMs)}`)
  if (computedMs >= 50) parts.push(`computed tables in ${seconds(computedMs)}`)
  return `${[...parts, `ANALYZE in ${seconds(analyzeMs)}`].join(', ')}.`
}
