// What the scripts of the report give each other.

import type { Run } from '../results.ts'

export interface Line {
  label: string
  /** The class of an element whose text colour it takes. */
  colour: string
  /** Drawn through when undefined. */
  style?: 'dashed' | 'dotted'
  /** By x, ascending; null makes a gap. */
  points: [number, number | null][]
}

export interface Drawing {
  x: { kind: 'seconds' | 'percentile' | 'number'; log: boolean }
  y: { kind: 'ms' | 'percent' | 'number'; log: boolean }
  lines: Line[]
  /** Where upright lines stand. */
  marks?: { at: number; label: string }[]
  /** A dot at each point: they are few, and what is between them was not measured. */
  dots?: boolean
}

/** A run that a chart is to show. */
export interface Shown {
  run: Run
  colour: string
  /** What tells it from a run of the same colour. */
  again: Pick<Line, 'style'>
}
