/** @import { KnownKey, Logged, Server, Step, Trace } from '../types.d.ts' */
/** @import { Keys } from '../keys.js' */
/** @import { SharedState } from '../shared.js' */
import { html, nothing, render } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import { sentence } from '../api.js'
import { count, ms } from '../format.js'
import { badge, notice, ttl } from '../parts.js'
import { kindOf } from '../steps.js'
import { whileVisible } from '../while-visible.js'

/** How many requests are kept. */
const KEPT = 25

/**
 * What each click asked of the interface, and what that did: commands, keys and statements, from the request's trace.
 *
 * @param {HTMLElement} root
 * @param {{ keys: Keys, shared: SharedState, server: Server }} context
 */
export function createLog(root, { keys, shared, server }) {
  /** The newest first. @type {Logged[]} */
  let entries = []

  /** @param {Logged} logged */
  function show(logged) {
    if (!entries.includes(logged)) entries = [logged, ...entries].slice(0, KEPT)
    if (logged.answer) keys.note(logged.answer.cacheStatus)
    if (logged.trace) keys.drop(logged.trace.steps)
    draw()
  }

  const clear = () => {
    entries = []
    draw()
  }

  /** @param {[string, KnownKey]} known */
  const knownKey = ([key, of]) => html`
    <li><span class="key">${key}</span> ${of.state === 'dropped' ? html`<span class="badge other">dropped</span>` : ttl(of)}</li>`

  /** @param {Logged} logged @param {boolean} first */
  function entry({ method, path, sentAt, answer, trace }, first) {
    return html`
      <details class="request" ?open=${first}>
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
  function headers({ cacheStatus, timing, browserMs, problem, requestId }) {
    return html`
      ${problem ? html`<p class="notice bad">${sentence(problem)}</p>` : nothing}
      <ul class="plain">${cacheStatus.map((member) => html`<li>${badge(member)} <span class="key">${member.key}</span> ${member.stored ? 'stored' : ''}</li>`)}</ul>
      <p>${timing ? html`Server ${ms(timing.total)}: Valkey ${ms(timing.cache)}, database ${ms(timing.db)} (${timing.queries}). ` : nothing}Browser ${ms(browserMs)}. <span class="faint">${requestId}</span></p>`
  }

  /** @param {Trace} trace */
  const steps = (trace) => html`
    <ol class="steps">${trace.steps.map((step) => html`<li class=${kindOf(step)}>${oneStep(step)} ${span(step, trace.ms)}</li>`)}</ol>
    ${trace.stepsLeftOut > 0 ? html`<p>${count(trace.stepsLeftOut)} more steps</p>` : nothing}`

  /** @param {Step} step */
  function oneStep(step) {
    const kind = html`<span class="kind">${kindOf(step)}</span>`
    if ('decision' in step) return html`${kind} <strong>${step.decision}</strong> <span class="key">${step.key}</span>`
    if ('query' in step) {
      return html`${kind} <strong>${step.query}</strong> <span class="took">${ms(step.ms)}</span>
        ${step.statements.map(({ sql, rows, ms: took }) => html`<code class="sql">${sql}</code> <span class="faint">${count(rows)} ${rows === 1 ? 'row' : 'rows'}, ${ms(took)}</span>`)}`
    }
    return html`${kind} <code>${step.command} ${step.keys.map((key) => html`<span class="key">${key}</span> `)}</code>
      <span class="faint">${step.server}</span> <span class="took">${ms(step.ms)}</span>`
  }

  /** When a step was done within its request. @param {Step} step @param {number} of */
  function span(step, of) {
    const share = 100 / Math.max(of, 0.001)
    const width = 'ms' in step && step.ms !== null ? Math.max(0.6, step.ms * share) : 0.6
    return html`<svg class="span" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"
      ><rect x=${Math.min(99.4, step.at * share)} width=${width} height="4"></rect></svg>`
  }

  function draw() {
    render(
      html`
        ${
          server.workshop
            ? nothing
            : notice(
                'This server runs without a workshop (WORKSHOP=false): it keeps no traces, so only requests and Cache-Status are shown.',
              )
        }
        ${entries.length === 0 ? notice('What you do is shown here: each request, and what it asked of Valkey and of the database.') : html`<button type="button" class="quiet" @click=${clear}>Clear</button>`}
        ${keys.known.size > 0 ? html`<h3>Keys, and what is left of their time</h3><ul class="plain keys">${[...keys.known].toReversed().map(knownKey)}</ul>` : nothing}
        ${entries.length > 0 ? html`<h3>Requests, the latest first</h3>` : nothing}
        ${repeat(
          entries,
          (logged) => logged,
          (logged, index) => entry(logged, index === 0),
        )}`,
      root,
    )
  }

  draw()
  whileVisible({ shared, everyMs: 1_000, work: draw })
  return { show }
}
