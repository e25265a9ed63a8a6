// Writes the table of metrics into docs/metrics.md: npm run docs:metrics
import { createMetrics, type MetricsOptions } from '../src/services/operations/stats/metrics.ts'
import { writeBlocks } from '../tools/docs.ts'
import { markdownTable } from '../tools/tables.ts'

// The definitions do not need the services that supply the values.
const definitions = createMetrics({} as MetricsOptions).definitions()
const rows = definitions.map(({ name, type, help }) => [`\`${name}\``, type, help])
writeBlocks('docs/metrics.md', { metrics: markdownTable(['Name', 'Type', 'Meaning'], rows, { texts: 3 }) })
