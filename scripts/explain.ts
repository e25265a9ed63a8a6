import type { Database, ScriptConnection } from '../src/db/database.ts'
import { textTable } from '../tools/tables.ts'

/** A query as the server receives it. */
export interface Statement {
  sql: string
  parameters: (string | number | Date | null)[]
}

/** Times by the server's own measurement. Milliseconds. */
export interface Times {
  planning: number
  execution: number
}

/** The differences between the two engines' EXPLAIN. */
export interface Explainer {
  /** Vacuums and analyses new data, as the server would do after a while. */
  settle(): Promise<void>
  /** The plan with actual rows, as lines of text. */
  plan(statement: Statement): Promise<string>
  time(statement: Statement): Promise<Times>
  /** Runs `work` while the planner cannot use an index. */
  without<T>(index: { table: string; name: string }, work: () => Promise<T>): Promise<T>
}

export function explainer(dialect: Database['dialect'], connection: ScriptConnection): Explainer {
  return dialect === 'pg' ? postgresExplainer(connection) : mariadbExplainer(connection)
}

function postgresExplainer({ rows, quote }: ScriptConnection): Explainer {
  const explain = async (options: string, { sql, parameters }: Statement) =>
    (await rows(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, ${options}) ${sql}`, parameters)).map((r) => r['QUERY PLAN'])
  return {
    settle: async () => {
      await rows('VACUUM ANALYZE')
    },
    plan: async (statement) => abbreviate((await explain('BUFFERS', statement)).map(String)).join('\n'),
    time: async (statement) => {
      const [plan] = (await explain('FORMAT JSON', statement)) as Record<string, number>[][]
      return { planning: plan?.[0]?.['Planning Time'] ?? 0, execution: plan?.[0]?.['Execution Time'] ?? 0 }
    },
    without: async ({ name }, work) => {
      const [index] = await rows('SELECT indexdef FROM pg_indexes WHERE indexname = $1', [name])
      await rows(`DROP INDEX ${quote(name)}`)
      try {
        return await work()
      } finally {
        await rows(String(index?.indexdef))
      }
    },
  }
}

/** Leaves out memory and pages of each step. The first line about pages is the sum. */
function abbreviate(plan: string[]): string[] {
  const [root = '', ...steps] = plan.slice(
    0,
    plan.findIndex((line) => line.startsWith('Planning')),
  )
  const pages = steps.find((line) => line.includes('Buffers:')) ?? ''
  const shown = steps.filter((line) => !/Buffers:|Index Searches:|Memory|Batches:|Cache Mode:|Workers/.test(line))
  return [root, pages, ...shown].map((line) => line.replace('actual rows', 'rows').replaceAll('.00 loops', ' loops'))
}

function mariadbExplainer({ rows, quote }: ScriptConnection): Explainer {
  return {
    settle: async () => {},
    plan: async ({ sql, parameters }) => {
      const columns = ['table', 'type', 'key', 'key_len', 'ref', 'r_rows', 'r_filtered', 'Extra']
      const steps = await rows(`ANALYZE ${sql}`, parameters)
      return textTable(
        columns,
        steps.map((step) => columns.map((column) => text(step[column]))),
      )
    },
    time: async ({ sql, parameters }) => {
      const [plan] = await rows(`ANALYZE FORMAT=JSON ${sql}`, parameters)
      const { query_optimization: optimization, query_block: block } = JSON.parse(String(plan?.ANALYZE)) as Record<
        'query_optimization' | 'query_block',
        { r_total_time_ms: number }
      >
      return { planning: optimization.r_total_time_ms, execution: block.r_total_time_ms }
    },
    without: async ({ table, name }, work) => {
      const ignore = (how: string) => rows(`ALTER TABLE ${quote(table)} ALTER INDEX ${quote(name)} ${how}`)
      await ignore('IGNORED')
      try {
        return await work()
      } finally {
        await ignore('NOT IGNORED')
      }
    },
  }
}

const text = (cell: unknown) =>
  cell === null
    ? '-'
    : String(cell)
        .replace(/\bflights\./g, '')
        .replace(/\.00$/, '')
