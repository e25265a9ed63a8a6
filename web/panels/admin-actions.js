/** @import { Answer, Warming } from '../types.d.ts' */
/** @import { AdminPanel, Evictions } from './admin.js' */
import { count } from '../format.js'

/** @typedef {{ dropped: number, entries?: { entry: string, dropped: number }[] }} Dropped */

export const CACHE = '/v1/admin/cache'

const TOKEN = 'console:admin-token'

/**
 * Sends a request as the admin, and records a failure.
 *
 * @template T
 * @param {AdminPanel} panel
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<T | undefined>} The body of a success.
 */
async function send(panel, method, path, body) {
  /** @type {Answer<T>} */
  const answer = await panel.api.send(method, `${CACHE}/${path}`, { admin: true, ...(body && { body }) })
  panel.refused = answer.ok ? undefined : answer
  panel.done = ''
  panel.draw()
  return answer.body
}

/** Shows and announces a success. @param {AdminPanel} panel @param {string} text */
function say(panel, text) {
  panel.done = text
  panel.announce(text)
  panel.draw()
}

/** @param {AdminPanel} panel */
export async function loadEviction(panel) {
  panel.eviction = await send(panel, 'GET', 'eviction')
  panel.draw()
}

/** Uses a token, unless the service refuses it. @param {AdminPanel} panel @param {string} token */
export async function enter(panel, token) {
  panel.shared.set({ adminToken: token })
  panel.eviction = await send(panel, 'GET', 'eviction')
  if (panel.eviction) {
    sessionStorage.setItem(TOKEN, token)
    say(panel, 'The token is correct.')
  } else if (panel.refused?.status === 401) leave(panel)
}

/** @param {AdminPanel} panel */
export function leave(panel) {
  sessionStorage.removeItem(TOKEN)
  panel.eviction = undefined
  panel.shared.set({ adminToken: undefined })
  panel.draw()
}

/** @param {AdminPanel} panel @param {FormData} form */
export async function flush(panel, form) {
  const entry = String(form.get('entry'))
  /** @type {Dropped | undefined} */
  const dropped = await send(panel, 'POST', 'flush', entry ? { entry } : {})
  if (dropped) say(panel, `${count(dropped.dropped)} keys are deleted.`)
}

/** @param {AdminPanel} panel @param {FormData} form */
export async function invalidate(panel, form) {
  const lists = Object.fromEntries(
    ['keys', 'tags'].map((name) => [name, String(form.get(name)).split(/\s+/).filter(Boolean)]),
  )
  const named = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
  /** @type {Dropped | undefined} */
  const dropped = await send(panel, 'POST', 'invalidate', named)
  if (dropped) say(panel, `${count(dropped.dropped)} keys are deleted.`)
}

/** Starts a job, and follows its progress until it ends. @param {AdminPanel} panel @param {FormData} form */
export async function warm(panel, form) {
  const [days, users] = ['days', 'users'].map((name) => Number(form.get(name)))
  panel.warming = undefined
  /** @type {{ jobId: string } | undefined} */
  const job = await send(panel, 'POST', 'warm', { days, users })
  if (!job) return
  /** @type {Warming} */
  let warming
  do {
    await new Promise((resolve) => setTimeout(resolve, 300))
    /** @type {Answer<Warming>} */
    const answer = await panel.api.send('GET', `${CACHE}/warm/${job.jobId}`, { admin: true, quiet: true })
    if (!answer.ok) {
      panel.refused = answer
      return panel.draw()
    }
    warming = answer.body
    panel.warming = warming
    panel.draw()
  } while (warming.state !== 'completed' && warming.state !== 'failed')
  const { state, progress } = warming
  say(
    panel,
    state === 'failed'
      ? 'Warming has failed. The reason is in the log of the worker.'
      : `Warm: ${count(progress.done)} entries are cached, ${count(progress.loaded)} of them new.`,
  )
}

/** @param {AdminPanel} panel @param {FormData} form */
export async function setEviction(panel, form) {
  const maxmemory = String(form.get('maxmemory'))
  const wanted = { policy: String(form.get('policy')), ...(maxmemory && { maxmemory: Number(maxmemory) * 2 ** 20 }) }
  const changed = /** @type {Evictions | undefined} */ (await send(panel, 'PUT', 'eviction', wanted))
  if (!changed) return
  panel.eviction = changed
  say(panel, 'The policy is changed.')
}
