/** @import { CacheMember, Problem } from './types.d.ts' */
import { html, nothing } from 'lit-html'
import { sentence } from './api.js'
import { countdown, ms, words } from './format.js'

/** Markup that panels share. */

/** @param {Problem | undefined} problem @param {string} [about] */
export const trouble = (problem, about) =>
  problem ? html`<p class="notice bad" role="alert">${about ? `${about}: ` : ''}${sentence(problem)}</p>` : nothing

/** @param {unknown} text */
export const notice = (text) => html`<p class="notice">${text}</p>`

/**
 * A table that scrolls when it is too wide.
 *
 * @param {{ caption: string, head: string[], rows: unknown[][] }} table
 */
export const table = ({ caption, head, rows }) => html`
  <div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption>${caption}</caption>
      <thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`

/** @param {Record<string, unknown>} facts */
export const facts = (facts) => html`
  <dl class="facts">${Object.entries(facts).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`

/** Origin of a response in a word. @param {CacheMember} member */
export const origin = ({ cache, hit, fwd, detail }) => {
  if (hit) return cache === 'local' ? 'hit, in process' : 'hit'
  return detail ? `${fwd}, ${detail}` : (fwd ?? '')
}

/** @param {CacheMember} member */
export const badge = (member) => html`<span class="badge ${member.hit ? 'hit' : 'other'}">${origin(member)}</span>`

/**
 * The remaining TTL of an entry, as a bar.
 *
 * @param {{ freshUntil: number | undefined, ofMs: number }} of
 */
export function ttl({ freshUntil, ofMs }) {
  if (freshUntil === undefined) return html`<span class="faint">TTL unknown</span>`
  const left = Math.max(0, freshUntil - Date.now())
  return html`<span class="ttl"
    ><span aria-hidden="true" class="bar"><svg viewBox="0 0 100 6" preserveAspectRatio="none"
      ><rect width=${ofMs > 0 ? Math.min(100, (100 * left) / ofMs) : 0} height="6"></rect></svg></span>
    <span>${left > 0 ? `${countdown(left)} left` : 'expired'}</span></span>`
}

/** @param {string[]} values @param {string | undefined} selected @param {(value: string) => string} [label] */
export const options = (values, selected, label = words) =>
  values.map((value) => html`<option value=${value} ?selected=${value === selected}>${label(value)}</option>`)

/**
 * The time of a request by the server, if it reports it, and by the browser.
 *
 * @param {{ timing: { total: number } | undefined, browserMs: number }} answer
 */
export const took = ({ timing, browserMs }) =>
  timing ? `${ms(timing.total)}, ${ms(browserMs)} in the browser` : `${ms(browserMs)} in the browser`
