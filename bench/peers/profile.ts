import { readFileSync } from 'node:fs'

interface Frame {
  functionName: string
  url: string
  lineNumber: number
}

/** The used fields of a `.cpuprofile`. */
interface CpuProfile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}

const TOP = 25

/** Summarizes a CPU profile as text: the functions with the most self time, and the packages that call native code. */
export function summariseProfile(file: string): string {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])))
  const byFunction = new Map<string, number>()
  const byPackage = new Map<string, number>()
  samples.forEach((id, i) => {
    const frame = frames.get(id)
    // Before the first sample the profiler itself was busy.
    if (!frame || i === 0 || frame.functionName === '(idle)') return
    const time = timeDeltas[i] ?? 0
    add(byFunction, nameOf(frame), time)
    let caller: number | undefined = id
    while (caller !== undefined && !frames.get(caller)?.url) caller = callers.get(caller)
    add(byPackage, caller === undefined ? nameOf(frame) : packageOf(frames.get(caller)?.url ?? ''), time)
  })
  return `${top(byFunction)}\n\nby package, native code counted to its caller:\n${top(byPackage)}`
}

function add(sums: Map<string, number>, name: string, time: number): void {
  sums.set(name, (sums.get(name) ?? 0) + time)
}

function top(sums: ReadonlyMap<string, number>): string {
  const whole = [...sums.values()].reduce((sum, time) => sum + time, 0)
  return [...sums]
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP)
    .map(([name, time]) => `${((100 * time) / whole).toFixed(1).padStart(5)} %  ${name}`)
    .join('\n')
}

function nameOf({ functionName, url, lineNumber }: Frame): string {
  const name = functionName || '(no name)'
  return url ? `${name}  ${placeOf(url)}:${lineNumber + 1}` : name
}

const placeOf = (url: string) => url.replace(/^.*\/node_modules\//, '').replace(/^file:.*\/(dist|bench)\//, '$1/')

/** Returns the package, such as `fastify`, `@pinojs/redact` or `node:http`. For own code, returns the folder. */
function packageOf(url: string): string {
  const place = placeOf(url)
  if (place.startsWith('node:')) return place.replace(/^(node:(?:internal\/)?[^/]+).*$/, '$1')
  const [first = '', second = ''] = place.split('/')
  return /^(@|dist$|bench$)/.test(first) ? `${first}/${second}` : first
}
