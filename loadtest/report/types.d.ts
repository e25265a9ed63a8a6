// Types that the report's scripts share.

import type { Run } from '../results.ts'

export interface Line {
  label: string
  /** Class of an element whose text colour it takes. */
  colour: string
  /** Solid when undefined. */
  style?: 'dashed' | 'dotted'
  /** In ascending order of x; null makes a gap. */
  points: [number, number | null][]
}

export interface Drawing {
  x: { kind: 'seconds' | 'percentile' | 'number'; log: boolean }
  y: { kind: 'ms' | 'percent' | 'number'; log: boolean }
  lines: Line[]
  /** Vertical lines with their labels. */
  marks?: { at: number; label: string }[]
  /** Draws a dot at each point. */
  dots?: boolean
}

/** A run in a chart. */
export interface Shown {
  run: Run
  colour: string
  /** Style that distinguishes it from a run of the same colour. */
  again: Pick<Line, 'style'>
}
