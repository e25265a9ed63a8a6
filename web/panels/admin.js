/** @import { Answer, Context, Eviction, Warming } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { notice, trouble } from '../parts.js'
import { CACHE, leave, loadEviction } from './admin-actions.js'
import { evictionForm, flushForm, tokenForm, warmForm } from './admin-forms.js'

/** @typedef {{ cache: Eviction, state: Eviction }} Evictions */

/**
 * The state of the panel, with its context.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   kinds: string[],
 *   policies: string[],
 *   refused: Answer<unknown> | undefined,
 *   done: string,
 *   warming: Warming | undefined,
 *   eviction: Evictions | undefined,
 * }} AdminPanel `kinds` of entries and `policies` of eviction are those of the document. `done` is the last success, as a sentence.
 */

/**
 * Administration of the cache. The token stays in this tab.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createAdmin(root, context) {
  const { server, shared } = context
  /** @type {AdminPanel} */
  const panel = {
    ...context,
    draw: () => draw(root, panel),
    kinds: server.words(`${CACHE}/flush`, 'post', 'entry'),
    policies: server.words(`${CACHE}/eviction`, 'put', 'policy'),
    refused: undefined,
    done: '',
    warming: undefined,
    eviction: undefined,
  }
  panel.draw()
  shared.subscribe((now, before) => {
    if (now.view === before.view || now.view !== 'admin' || !now.adminToken || panel.eviction) return
    void loadEviction(panel)
  })
}

/** @param {HTMLElement} root @param {AdminPanel} panel */
function draw(root, panel) {
  const { shared, refused, done } = panel
  const outcome = html`<div class="said">${trouble(refused?.problem)} ${done ? html`<p class="notice good">${done}</p>` : nothing}</div>`
  render(
    shared.now.adminToken === undefined
      ? html`${outcome}<div class="panel"><h2>Sign in as admin</h2>${tokenForm(panel)}</div>`
      : html`${outcome}
        <div class="panel"><h2>Flush and invalidate</h2>${flushForm(panel)}</div>
        <div class="panel"><h2>Warm</h2>${warmForm(panel)}</div>
        <div class="panel"><h2>Eviction</h2>${evictionForm(panel)}</div>
        <div class="panel"><h2>Token</h2>
          ${notice(html`Each flight at <a href="#flights">Flights</a> has its manifest. <a href="/queues">Queues</a> shows the jobs: sign in with any name, and the token as password.`)}
          <button type="button" @click=${() => leave(panel)}>Forget the token</button></div>`,
    root,
  )
}
