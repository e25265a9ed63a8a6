/** @import { Answer, Context, Passenger, Sample } from '../types.d.ts' */
import { html, render } from 'lit-html'
import { dayAndTime } from '../format.js'
import { notice, trouble } from '../parts.js'

/** Marks that a session may exist. Scripts cannot see the cookie, and a request without one is an error. */
const SIGNED_IN = 'console:signed-in'

/**
 * The state of the panel, with its context.
 *
 * @typedef {Context & {
 *   draw: () => void,
 *   samples: Answer<{ data: Sample[] }> | undefined,
 *   refused: Answer<Passenger> | undefined,
 * }} SignInPanel
 */

/**
 * Sign-in, with one click as a sample passenger or with passport and name; and sign-out.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createSignIn(root, context) {
  const { server, shared } = context
  /** @type {SignInPanel} */
  const panel = { ...context, draw: () => draw(root, panel), samples: undefined, refused: undefined }
  panel.draw()
  void resume(panel)
  shared.subscribe(({ view, passenger }, before) => {
    if (passenger !== before.passenger) panel.draw()
    if (view === 'passenger' && server.workshop && !panel.samples && !passenger) void loadSamples(panel)
  })
  if (shared.now.view === 'passenger' && server.workshop) void loadSamples(panel)
}

/** @param {SignInPanel} panel @param {{ passportNo: string, lastName: string }} passenger */
async function signIn(panel, { passportNo, lastName }) {
  /** @type {Answer<Passenger>} */
  const answer = await panel.api.send('POST', '/v1/sessions', { body: { passportNo, lastName, device: 'Console' } })
  take(panel, answer)
  if (answer.ok) panel.announce(`Signed in as ${answer.body.name}`)
}

/** @param {SignInPanel} panel */
async function signOut(panel) {
  const { api, shared, announce } = panel
  const answer = await api.send('DELETE', '/v1/sessions/current')
  // 401: the session has ended already.
  if (!answer.ok && answer.status !== 401) {
    panel.refused = /** @type {Answer<Passenger>} */ (answer)
    return panel.draw()
  }
  localStorage.removeItem(SIGNED_IN)
  panel.refused = undefined
  shared.set({ passenger: undefined })
  announce('Signed out')
}

/** Stores the session of a response, or its refusal. @param {SignInPanel} panel @param {Answer<Passenger>} answer */
function take(panel, answer) {
  panel.refused = answer.ok ? undefined : answer
  if (answer.ok) localStorage.setItem(SIGNED_IN, 'yes')
  else localStorage.removeItem(SIGNED_IN)
  panel.shared.set({ passenger: answer.body })
  panel.draw()
}

/** Resumes an existing session. @param {SignInPanel} panel */
async function resume(panel) {
  if (localStorage.getItem(SIGNED_IN)) {
    take(panel, await panel.api.send('GET', '/v1/sessions/current', { quiet: true }))
  }
  panel.refused = undefined
  panel.draw()
}

/** @param {SignInPanel} panel */
async function loadSamples(panel) {
  panel.samples = await panel.api.send('GET', '/v1/passengers/sample?limit=12')
  panel.draw()
}

/** @param {HTMLElement} root @param {SignInPanel} panel */
function draw(root, panel) {
  const { server, shared, refused } = panel
  const { passenger } = shared.now
  render(
    html`
      <h2>${passenger ? `Signed in as ${passenger.name}` : 'Sign in'}</h2>
      ${trouble(refused?.problem)}
      ${
        passenger
          ? html`<p>Passenger ${passenger.passengerId}; the session ends at ${dayAndTime(passenger.expiresAt)} UTC if it is not used.
              <button type="button" @click=${() => signOut(panel)}>Sign out</button></p>`
          : html`${server.workshop ? samples(panel) : notice('This server runs with WORKSHOP=false, so it lists no passengers. Sign in with a passport.')}
              ${form(panel)}`
      }`,
    root,
  )
}

/** @param {SignInPanel} panel */
const samples = (panel) => html`
  <h3>Sample passengers</h3>
  ${panel.samples && !panel.samples.ok ? trouble(panel.samples.problem) : ''}
  <ul class="chips">${(panel.samples?.body?.data ?? []).map(
    (sample) => html`<li><button type="button" @click=${() => signIn(panel, sample)}>
      <span class="hidden-text">Sign in as</span> ${sample.firstName} ${sample.lastName} <span class="faint">${sample.passportNo}</span></button></li>`,
  )}</ul>`

/** @param {SignInPanel} panel */
const form = (panel) => html`
  <form class="row" @submit=${(/** @type {Event & { currentTarget: HTMLFormElement }} */ event) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    void signIn(panel, { passportNo: String(typed.get('passportNo')), lastName: String(typed.get('lastName')) })
  }}>
    <label>Passport <input name="passportNo" required maxlength="9" pattern="[A-Za-z0-9]{1,9}" autocomplete="off" /></label>
    <label>Last name <input name="lastName" required maxlength="100" autocomplete="family-name" /></label>
    <button class="main">Sign in</button>
  </form>`
