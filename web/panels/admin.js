/** @import { Answer, Context, Eviction, Warming } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { bytes, count } from '../format.js'
import { facts, notice, options, trouble } from '../parts.js'

/** @typedef {{ cache: Eviction, state: Eviction }} Evictions */
/** @typedef {{ dropped: number, entries?: { entry: string, dropped: number }[] }} Dropped */

const TOKEN = 'console:admin-token'
const CACHE = '/v1/admin/cache'

/**
 * What the admin may do to the cache. The token is kept for this tab only.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createAdmin(root, { api, server, shared, announce }) {
  const kinds = server.words(`${CACHE}/flush`, 'post', 'entry')
  const policies = server.words(`${CACHE}/eviction`, 'put', 'policy')
  /** @type {Answer<unknown> | undefined} */
  let refused
  /** What was done last, in words. */
  let done = ''
  /** @type {Warming | undefined} */
  let warming
  /** @type {Evictions | undefined} */
  let eviction

  /**
   * @template T
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<T | undefined>}
   */
  async function ask(method, path, body) {
    /** @type {Answer<T>} */
    const answer = await api.send(method, `${CACHE}/${path}`, { admin: true, ...(body && { body }) })
    refused = answer.ok ? undefined : answer
    done = ''
    draw()
    return answer.body
  }

  /** @param {string} text */
  function say(text) {
    done = text
    announce(text)
    draw()
  }

  /** @param {string} token */
  async function enter(token) {
    shared.set({ adminToken: token })
    eviction = await ask('GET', 'eviction')
    if (eviction) {
      sessionStorage.setItem(TOKEN, token)
      say('The token is right.')
    } else if (refused?.status === 401) leave()
  }

  function leave() {
    sessionStorage.removeItem(TOKEN)
    eviction = undefined
    shared.set({ adminToken: undefined })
    draw()
  }

  /** @param {FormData} form */
  async function flush(form) {
    const entry = String(form.get('entry'))
    /** @type {Dropped | undefined} */
    const dropped = await ask('POST', 'flush', entry ? { entry } : {})
    if (dropped) say(`${count(dropped.dropped)} keys are deleted.`)
  }

  /** @param {FormData} form */
  async function invalidate(form) {
    const lists = Object.fromEntries(
      ['keys', 'tags'].map((name) => [name, String(form.get(name)).split(/\s+/).filter(Boolean)]),
    )
    const named = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
    /** @type {Dropped | undefined} */
    const dropped = await ask('POST', 'invalidate', named)
    if (dropped) say(`${count(dropped.dropped)} keys are deleted.`)
  }

  /** @param {FormData} form */
  async function warm(form) {
    const [days, users] = ['days', 'users'].map((name) => Number(form.get(name)))
    warming = undefined
    /** @type {{ jobId: string } | undefined} */
    const job = await ask('POST', 'warm', { days, users })
    if (!job) return
    do {
      await new Promise((resolve) => setTimeout(resolve, 300))
      /** @type {Answer<Warming>} */
      const answer = await api.send('GET', `${CACHE}/warm/${job.jobId}`, { admin: true, quiet: true })
      if (!answer.ok) {
        refused = answer
        return draw()
      }
      warming = answer.body
      draw()
    } while (warming.state !== 'completed' && warming.state !== 'failed')
    const { state, progress } = warming
    say(
      state === 'failed'
        ? 'Warming has failed; the log of the worker says why.'
        : `Warm: ${count(progress.done)} entries are there, ${count(progress.loaded)} of them were not before.`,
    )
  }

  /** @param {FormData} form */
  async function setEviction(form) {
    const maxmemory = String(form.get('maxmemory'))
    const change = { policy: String(form.get('policy')), ...(maxmemory && { maxmemory: Number(maxmemory) * 2 ** 20 }) }
    const changed = /** @type {Evictions | undefined} */ (await ask('PUT', 'eviction', change))
    if (changed) {
      eviction = changed
      say('The policy is changed.')
    }
  }

  /** @param {(form: FormData) => unknown} work */
  const submit = (work) => (/** @type {Event & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault()
    void work(new FormData(event.currentTarget))
  }

  const tokenForm = () => html`
    <form class="row" @submit=${submit((form) => enter(String(form.get('token')).trim()))}>
      <label>Admin token <input name="token" type="password" required autocomplete="off" /></label>
      <button class="main">Use it</button>
    </form>
    ${notice('It is printed when the service starts, unless it was configured. It stays in this tab and is forgotten when the tab is closed.')}`

  const flushForm = () => html`
    <form class="row" @submit=${submit(flush)}>
      <label>Kind of entry <select name="entry"><option value="">All kinds</option>${options(kinds, undefined)}</select></label>
      <button>Flush</button>
    </form>
    <form class="row" @submit=${submit(invalidate)}>
      <label>Keys <input name="keys" size="34" placeholder="airport:JFK" autocomplete="off" /></label>
      <label>Tags <input name="tags" size="28" placeholder="route:JFK:LAX:2025-12-15" autocomplete="off" /></label>
      <button>Invalidate</button>
    </form>`

  const warmForm = () => html`
    <form class="row" @submit=${submit(warm)}>
      <label>Days <input name="days" type="number" min="1" max="30" value="3" required /></label>
      <label>Frequent passengers <input name="users" type="number" min="0" max="1000" value="10" required /></label>
      <button>Warm</button>
    </form>
    ${
      warming
        ? html`<p><label>${warming.state}: ${count(warming.progress.done)} of ${count(warming.progress.total)} entries
          <progress .max=${Math.max(1, warming.progress.total)} .value=${warming.progress.done}></progress></label></p>`
        : nothing
    }`

  /** @param {string} name @param {Eviction} of */
  const serverFacts = (name, of) => html`
    <div class="layer"><h3>${name}</h3>
      ${facts({ Policy: of.policy ?? 'not told', Memory: `${bytes(of.usedMemory)} of ${of.maxmemory ? bytes(of.maxmemory) : 'what there is'}`, Evicted: `${count(of.evictedKeys)} keys` })}
      <p>${of.meaning}</p> ${of.warnings.map((warning) => html`<p class="notice bad">${warning}</p>`)}
    </div>`

  const evictionForm = () => html`
    ${eviction ? html`<div class="layers">${serverFacts('Cache', eviction.cache)} ${serverFacts('State', eviction.state)}</div>` : nothing}
    <form class="row" @submit=${submit(setEviction)}>
      <label>Policy of the cache <select name="policy">${options(policies, eviction?.cache.policy ?? undefined, (name) => name)}</select></label>
      <label>Memory, MB (0: no limit) <input name="maxmemory" type="number" min="0" /></label>
      <button>Change</button>
      <button type="button" @click=${async () => {
        eviction = await ask('GET', 'eviction')
        draw()
      }}>Ask again</button>
    </form>`

  function draw() {
    const said = html`<div class="said">${trouble(refused?.problem)} ${done ? html`<p class="notice good">${done}</p>` : nothing}</div>`
    render(
      shared.now.adminToken === undefined
        ? html`${said}<div class="panel"><h2>Who are you?</h2>${tokenForm()}</div>`
        : html`${said}
          <div class="panel"><h2>Flush and invalidate</h2>${flushForm()}</div>
          <div class="panel"><h2>Warm</h2>${warmForm()}</div>
          <div class="panel"><h2>Eviction</h2>${evictionForm()}</div>
          <div class="panel"><h2>Token</h2>
            ${notice(html`The manifest is at each flight, at <a href="#flights">Flights</a>. The jobs are at <a href="/queues">Queues</a>, for any name with the token as password.`)}
            <button type="button" @click=${leave}>Forget the token</button></div>`,
      root,
    )
  }

  draw()
  shared.subscribe(async (now, before) => {
    if (now.view === before.view || now.view !== 'admin' || !now.adminToken || eviction) return
    eviction = await ask('GET', 'eviction')
    draw()
  })
}
