import { definitionOf, partsOf } from './definition.ts'
import type { Label } from './labels.ts'
import type { WindowPart } from './store/read-window.ts'
import type { WindowName } from './windows.ts'

/** Rank and score of one member. */
export interface Standing {
  /** From 1, highest score first. */
  rank: number
  member: string
  /** Display name. null: the database has no such member. */
  label: string | null
  score: number
}

export interface BoardPage {
  board: string
  window: WindowName
  /** Name of the day, week or month: `daily:2025-12-15`. */
  span: string
  /** Number of members with a score in the range. */
  total: number
  /** Time of the last rebuild or successful comparison. RFC 3339. */
  filledAt: string
  data: Standing[]
}

export interface MemberStanding extends Standing {
  board: string
  window: WindowName
  span: string
  /** Number of members in the window. */
  total: number
  /** Members around this one, including it. */
  neighbours: Standing[]
}

/** Adds ranks and labels to the members of a window. */
export async function standingsOf({ identity, first, scored }: WindowPart, label: Label): Promise<Standing[]> {
  const definition = definitionOf(identity)
  const labels = await Promise.all(scored.map(([member]) => label(definition.member, member)))
  return scored.map(([member, score], i) => ({
    rank: first + i + 1,
    member,
    label: labels[i] ?? null,
    score: score / partsOf(definition),
  }))
}
