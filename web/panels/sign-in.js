/** @import { Answer, Context, Passenger, Sample } from '../types.d.ts' */
import { html, nothing, render } from 'lit-html'
import { dayAndTime } from '../format.js'
import { notice, trouble } from '../parts.js'

/** Says that a session may be there: the cookie itself cannot be seen from here, and asking without one is an error. */
const SIGNED_IN = 'console:signed-in'

/**
 * Sign-in: with one click as a passenger of the sample, or with passport and name; and sign-out.
 *
 * @param {HTMLElement} root
 * @param {Context} context
 */
export function createSignIn(root, { api, server, shared, announce }) {
  /** @type {Answer<{ data: Sample[] }> | undefined} */
  let samples
  /** @type {Answer<Passenger> | undefined} */
  let refused

  /** @param {{ passportNo: string, lastName: string }} who */
  async function signIn({ passportNo, lastName }) {
    /** @type {Answer<Passenger>} */
    const answer = await api.send('POST', '/v1/sessions', { body: { passportNo, lastName, device: 'Console' } })
    took(answer)
    if (answer.ok) announce(`Signed in as ${answer.body.name}`)
  }

  async function signOut() {
    const answer = await api.send('DELETE', '/v1/sessions/current')
    // A session that is gone is one that nobody is in any more.
    if (!answer.ok && answer.status !== 401) {
      refused = /** @type {Answer<Passenger>} */ (answer)
      return draw()
    }
    localStorage.removeItem(SIGNED_IN)
    refused = undefined
    shared.set({ passenger: undefined })
    announce('Signed out')
  }

  /** @param {Answer<Passenger>} answer */
  function took(answer) {
    refused = answer.ok ? undefined : answer
    if (answer.ok) localStorage.setItem(SIGNED_IN, 'yes')
    else localStorage.removeItem(SIGNED_IN)
    shared.set({ passenger: answer.body })
    draw()
  }

  async function resume() {
    if (localStorage.getItem(SIGNED_IN)) took(await api.send('GET', '/v1/sessions/current', { quiet: true }))
    refused = undefined
    draw()
  }

  async function find() {
    samples = await api.send('GET', '/v1/passengers/sample?limit=12')
    draw()
  }

  const sample = () => html`
    <h3>Sample passengers</h3>
    ${samples && !samples.ok ? trouble(samples.problem) : nothing}
    <ul class="chips">${(samples?.body?.data ?? []).map(
      (who) => html`<li><button type="button" @click=${() => signIn(who)}>
        <span class="hidden-text">Sign in as</span> ${who.firstName} ${who.lastName} <span class="faint">${who.passportNo}</span></button></li>`,
    )}</ul>`

  const form = () => html`
    <form class="row" @submit=${(/** @type {Event & { currentTarget: HTMLFormElement }} */ event) => {
      event.preventDefault()
      const typed = new FormData(event.currentTarget)
      void signIn({ passportNo: String(typed.get('passportNo')), lastName: String(typed.get('lastName')) })
    }}>
      <label>Passport <input name="passportNo" required maxlength="9" pattern="[A-Za-z0-9]{1,9}" autocomplete="off" /></label>
      <label>Last name <input name="lastName" required maxlength="100" autocomplete="family-name" /></label>
      <button class="main">Sign in</button>
    </form>`

  function draw() {
    const { passenger } = shared.now
    render(
      html`
        <h2>${passenger ? `Signed in as ${passenger.name}` : 'Sign in'}</h2>
        ${trouble(refused?.problem)}
        ${
          passenger
            ? html`<p>Passenger ${passenger.passengerId}; the session ends at ${dayAndTime(passenger.expiresAt)} UTC if it is not used.
                <button type="button" @click=${signOut}>Sign out</button></p>`
            : html`${server.workshop ? sample() : notice('This server runs without a workshop: it names no passengers. Sign in with a passport.')}
                ${form()}`
        }`,
      root,
    )
  }

  draw()
  void resume()
  shared.subscribe(({ view, passenger }, before) => {
    if (passenger !== before.passenger) draw()
    if (view === 'passenger' && server.workshop && !samples && !passenger) void find()
  })
  if (shared.now.view === 'passenger' && server.workshop) void find()
}
