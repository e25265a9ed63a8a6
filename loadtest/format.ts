/** Figures for people, in tables and on the terminal. */

export const count = (value: number) => Math.round(value).toLocaleString('en')

/** Milliseconds, to three digits or so. */
export function ms(value: number): string {
  if (value < 10) return `${value.toFixed(2)} ms`
  return value < 100 ? `${value.toFixed(1)} ms` : `${count(value)} ms`
}

export const percent = (share: number | null, digits = 1) =>
  share === null ? '–' : `${(share * 100).toFixed(digits)} %`

export const times = (ratio: number) => `${ratio < 10 ? ratio.toFixed(1) : count(ratio)} ×`
