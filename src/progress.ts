import { SingleBar } from 'cli-progress'
import type { OnProgress } from './db/populate.ts'

/** Shows the progress of loading: a bar per table on a terminal, else a line per table. */
export function showProgress(out: NodeJS.WriteStream = process.stdout): { onProgress: OnProgress; stop: () => void } {
  return out.isTTY ? bars(out) : lines(out)
}

function bars(out: NodeJS.WriteStream) {
  let bar: SingleBar | undefined
  let current = ''
  const stop = () => bar?.stop()
  const onProgress: OnProgress = ({ table, loaded, expected }) => {
    if (table !== current) {
      stop()
      current = table
      bar = new SingleBar({
        stream: out,
        format: '  {table} {bar} {percentage} %  {value} of {total} rows',
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
  const onProgress: OnProgress = ({ table, loaded, expected }) => {
    if (loaded < expected || table === finished) return
    finished = table
    out.write(`  ${table.padEnd(17)} ${loaded} rows\n`)
  }
  return { onProgress, stop: () => {} }
}
