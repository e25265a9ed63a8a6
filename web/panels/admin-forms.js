/** @import { Eviction } from '../types.d.ts' */
/** @import { AdminPanel } from './admin.js' */
import { html, nothing } from 'lit-html'
import { bytes, count } from '../format.js'
import { facts, notice, options } from '../parts.js'
import { enter, flush, invalidate, loadEviction, setEviction, warm } from './admin-actions.js'

/** A handler that passes the form's data to an action. @param {(form: FormData) => unknown} action */
const submit = (action) => (/** @type {Event & { currentTarget: HTMLFormElement }} */ event) => {
  event.preventDefault()
  void action(new FormData(event.currentTarget))
}

/** @param {AdminPanel} panel */
export const tokenForm = (panel) => html`
  <form class="row" @submit=${submit((form) => enter(panel, String(form.get('token')).trim()))}>
    <label>Admin token <input name="token" type="password" required autocomplete="off" /></label>
    <button class="main">Use it</button>
  </form>
  ${notice('The service prints the token when it starts, unless it is configured. This tab keeps it until it is closed.')}`

/** @param {AdminPanel} panel */
export const flushForm = (panel) => html`
  <form class="row" @submit=${submit((form) => flush(panel, form))}>
    <label>Kind of entry <select name="entry"><option value="">All kinds</option>${options(panel.kinds, undefined)}</select></label>
    <button>Flush</button>
  </form>
  <form class="row" @submit=${submit((form) => invalidate(panel, form))}>
    <label>Keys <input name="keys" size="34" placeholder="airport:JFK" autocomplete="off" /></label>
    <label>Tags <input name="tags" size="28" placeholder="route:JFK:LAX:2025-12-15" autocomplete="off" /></label>
    <button>Invalidate</button>
  </form>`

/** @param {AdminPanel} panel */
export const warmForm = (panel) => html`
  <form class="row" @submit=${submit((form) => warm(panel, form))}>
    <label>Days <input name="days" type="number" min="1" max="30" value="3" required /></label>
    <label>Frequent passengers <input name="users" type="number" min="0" max="1000" value="10" required /></label>
    <button>Warm</button>
  </form>
  ${
    panel.warming
      ? html`<p><label>${panel.warming.state}: ${count(panel.warming.progress.done)} of ${count(panel.warming.progress.total)} entries
        <progress .max=${Math.max(1, panel.warming.progress.total)} .value=${panel.warming.progress.done}></progress></label></p>`
      : nothing
  }`

/** @param {AdminPanel} panel */
export const evictionForm = (panel) => html`
  ${panel.eviction ? html`<div class="layers">${serverFacts('Cache', panel.eviction.cache)} ${serverFacts('State', panel.eviction.state)}</div>` : nothing}
  <form class="row" @submit=${submit((form) => setEviction(panel, form))}>
    <label>Policy of the cache <select name="policy">${options(panel.policies, panel.eviction?.cache.policy ?? undefined, (name) => name)}</select></label>
    <label>Memory, MB (0: no limit) <input name="maxmemory" type="number" min="0" /></label>
    <button>Change</button>
    <button type="button" @click=${() => loadEviction(panel)}>Ask again</button>
  </form>`

/** @param {string} name @param {Eviction} of */
const serverFacts = (name, of) => html`
  <div class="layer"><h3>${name}</h3>
    ${facts({ Policy: of.policy ?? 'unknown', Memory: `${bytes(of.usedMemory)} ${of.maxmemory ? `of ${bytes(of.maxmemory)}` : 'without limit'}`, Evicted: `${count(of.evictedKeys)} keys` })}
    <p>${of.meaning}</p> ${of.warnings.map((warning) => html`<p class="notice bad">${warning}</p>`)}
  </div>`
