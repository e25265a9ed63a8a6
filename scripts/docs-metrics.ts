// Writes the table of metrics into docs/metrics.md: npm run docs:metrics
import { readFileSync, writeFileSync } from 'node:fs'
import { createMetrics, type MetricsOptions } from '../src/services/operations/stats/metrics.ts'

const page = new URL('../docs/metrics.md', import.meta.url)
const [begin, end] = ['<!-- metrics -->', '<!-- /metrics -->']

// What there are is known without asking anything for its figures.
const definitions = createMetrics({} as MetricsOptions).definitions()
const rows = definitions.map(({ name, type, help }) => `| \`${name}\` | ${type} | ${help} |`)
const table = ['| Name | Type | Meaning |', '| --- | --- | --- |', ...rows].join('\n')
const text = readFileSync(page, 'utf8')
const [before = '', after = ''] = [text.split(begin)[0], text.split(end)[1]]
writeFileSync(page, `${before}${begin}\n${table}\n${end}${after}`)
