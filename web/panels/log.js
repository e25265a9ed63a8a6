/** @import { KnownKey, Logged, Server } from '../types.d.ts' */
/** @import { Keys } from '../keys.js' */
/** @import { SharedState } from '../shared.js' */
import { html, nothing, render } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import { notice, ttl } from '../parts.js'
import { whileVisible } from '../while-visible.js'
import { entryView } from './log-entry.js'

/** Number of requests that the log shows. */
const KEPT = 25

/**
 * The requests behind each click, with the commands, keys and statements of their traces.
 *
 * @param {HTMLElement} root
 * @param {{ keys: Keys, shared: SharedState, server: Server }} context
 */
export function createLog(root, { keys, shared, server }) {
  /** The newest first. @type {Logged[]} */
  let entries = []

  const clear = () => {
    entries = []
    draw()
  }

  function draw() {
    render(
      html`
        ${
          server.workshop
            ? nothing
            : notice(
                'This server runs with WORKSHOP=false, so it keeps no traces. This log shows only requests and Cache-Status.',
              )
        }
        ${entries.length === 0 ? notice('This log shows each request of this page, with its Valkey commands and database queries.') : html`<button type="button" class="quiet" @click=${clear}>Clear</button>`}
        ${keys.known.size > 0 ? html`<h3>Keys and their remaining TTL</h3><ul class="plain keys">${[...keys.known].toReversed().map(keyView)}</ul>` : nothing}
        ${entries.length > 0 ? html`<h3>Requests, the latest first</h3>` : nothing}
        ${repeat(
          entries,
          (logged) => logged,
          (logged, index) => entryView(logged, index === 0),
        )}`,
      root,
    )
  }

  draw()
  whileVisible({ shared, everyMs: 1_000, work: draw })
  return {
    /** Shows a request, or its new state. @param {Logged} logged */
    show(logged) {
      if (!entries.includes(logged)) entries = [logged, ...entries].slice(0, KEPT)
      if (logged.answer) keys.note(logged.answer.cacheStatus)
      if (logged.trace) keys.drop(logged.trace.steps)
      draw()
    },
  }
}

/** @param {[string, KnownKey]} known */
const keyView = ([key, of]) => html`
  <li><span class="key">${key}</span> ${of.state === 'dropped' ? html`<span class="badge other">dropped</span>` : ttl(of)}</li>`
