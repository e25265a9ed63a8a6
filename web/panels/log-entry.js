/** @import { Logged, Step, Trace } from '../types.d.ts' */
import { html, nothing } from 'lit-html'
import { sentence } from '../api.js'
import { count, ms } from '../format.js'
import { badge } from '../parts.js'
import { kindOf } from '../steps.js'

/** A request of the log, open or closed. @param {Logged} logged @param {boolean} open */
export function entryView({ method, path, sentAt, answer, trace }, open) {
  return html`
    <details class="request" ?open=${open}>
      <summary>
        <span class="method">${method}</span> <span class="path">${path}</span>
        ${answer ? html`<span class=${answer.ok ? 'status' : 'status bad'}>${answer.status || 'no answer'}</span>` : html`<span class="faint">under way</span>`}
        ${answer?.cacheStatus.map(badge)}
        ${answer ? html`<span class="faint">${ms(answer.timing?.total ?? answer.browserMs)}</span>` : nothing}
      </summary>
      ${answer ? headers(answer) : nothing}
      ${trace ? steps(trace) : nothing}
      <p class="faint">Sent at ${sentAt.toISOString().slice(11, 23)} UTC</p>
    </details>`
}

/** @param {NonNullable<Logged['answer']>} answer */
const headers = ({ cacheStatus, timing, browserMs, problem, requestId }) => html`
  ${problem ? html`<p class="notice bad">${sentence(problem)}</p>` : nothing}
  <ul class="plain">${cacheStatus.map((member) => html`<li>${badge(member)} <span class="key">${member.key}</span> ${member.stored ? 'stored' : ''}</li>`)}</ul>
  <p>${timing ? html`Server ${ms(timing.total)}: Valkey ${ms(timing.cache)}, database ${ms(timing.db)} (${timing.queries}). ` : nothing}Browser ${ms(browserMs)}. <span class="faint">${requestId}</span></p>`

/** @param {Trace} trace */
const steps = (trace) => html`
  <ol class="steps">${trace.steps.map((step) => html`<li class=${kindOf(step)}>${stepView(step)} ${span(step, trace.ms)}</li>`)}</ol>
  ${trace.stepsLeftOut > 0 ? html`<p>${count(trace.stepsLeftOut)} more steps</p>` : nothing}`

/** @param {Step} step */
function stepView(step) {
  const kind = html`<span class="kind">${kindOf(step)}</span>`
  if ('decision' in step) return html`${kind} <strong>${step.decision}</strong> <span class="key">${step.key}</span>`
  if ('query' in step) {
    return html`${kind} <strong>${step.query}</strong> <span class="took">${ms(step.ms)}</span>
      ${step.statements.map(({ sql, rows, ms: took }) => html`<code class="sql">${sql}</code> <span class="faint">${count(rows)} ${rows === 1 ? 'row' : 'rows'}, ${ms(took)}</span>`)}`
  }
  return html`${kind} <code>${step.command} ${step.keys.map((key) => html`<span class="key">${key}</span> `)}</code>
    <span class="faint">${step.server}</span> <span class="took">${ms(step.ms)}</span>`
}

/** A bar for the time of a step within its request of `totalMs`. @param {Step} step @param {number} totalMs */
function span(step, totalMs) {
  const share = 100 / Math.max(totalMs, 0.001)
  const width = 'ms' in step && step.ms !== null ? Math.max(0.6, step.ms * share) : 0.6
  return html`<svg class="span" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"
    ><rect x=${Math.min(99.4, step.at * share)} width=${width} height="4"></rect></svg>`
}
