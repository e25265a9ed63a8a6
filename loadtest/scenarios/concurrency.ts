import type { Chart, Run } from '../results.ts'
import type { Scenario } from '../scenario.ts'

const CONNECTIONS = [1, 2, 5, 10, 25, 50, 100, 250, 500]

export const concurrency: Scenario = {
  name: 'concurrency',
  teaches: 'More connections bring more throughput until the processor is busy; beyond that, they only wait.',
  run: async ({ requests, measure, options }) => {
    const runs: Run[] = []
    for (const connections of CONNECTIONS) {
      const source = requests.source('concurrency', requests.search)
      const warmUp = runs.length === 0 ? options.warmUp : Math.min(options.warmUp, 1)
      runs.push(
        await measure({
          name: `${connections} connections`,
          source,
          connections,
          seconds: options.duration / 5,
          warmUp,
          rate: null,
        }),
      )
    }
    const chart = (title: string, label: string, series: Record<string, (run: Run) => number>): Chart => ({
      title,
      x: { label: 'connections', log: true },
      y: { label, percent: false },
      series: Object.entries(series).map(([name, of]) => ({
        label: name,
        model: false,
        points: runs.map((run) => [run.connections, of(run)]),
      })),
    })
    return {
      runs,
      charts: [
        chart('Throughput by connections', 'requests a second', { 'requests a second': (run) => run.perSecond }),
        chart('Latency by connections', 'ms', {
          p50: (run) => run.latency?.p50 ?? 0,
          p99: (run) => run.latency?.p99 ?? 0,
        }),
      ],
    }
  },
}
