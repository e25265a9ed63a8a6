import { call, listen } from './api.js'

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id))

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

/** @param {string} text @param {() => Promise<void>} onClick */
function button(text, onClick) {
  const made = element('button', text)
  made.addEventListener('click', () => attempt(onClick))
  return made
}

/**
 * Runs an action. Shows the text of its error.
 *
 * @param {() => Promise<void>} action
 */
async function attempt(action) {
  try {
    await action()
  } catch (error) {
    byId('result').textContent = error instanceof Error ? error.message : String(error)
  }
}

/** @param {string} id @param {(fields: Record<string, string>) => Promise<void>} action */
function onSubmit(id, action) {
  byId(id).addEventListener('submit', (event) => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    // Forms without files have only texts.
    const fields = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)))
    attempt(() => action(fields))
  })
}

/** @param {{ name: string } | undefined} session */
function showSession(session) {
  byId('session').textContent = session ? `Signed in as ${session.name}.` : 'Not signed in.'
}

/** @param {Record<string, string>} credentials */
async function signIn({ passportNo, lastName }) {
  showSession(await call('POST', '/sessions', { body: { passportNo, lastName } }))
}

async function signOut() {
  await call('DELETE', '/sessions/current')
  showSession(undefined)
}

/** @param {Record<string, string>} fields */
async function search(fields) {
  const { data, cacheStatus } = await call('GET', `/flights/search?${new URLSearchParams(fields)}`)
  byId('flights').replaceChildren(...data.map(row))
  byId('flights')
    .closest('table')
    ?.toggleAttribute('hidden', data.length === 0)
  byId('result').textContent = `${data.length} flights. Source: ${cacheStatus}`
}

/** @param {any} flight */
function row({ flightId, flightNo, departure, price, currency, availableSeats }) {
  const made = document.createElement('tr')
  const cells = [flightNo, departure.slice(0, 16).replace('T', ' '), `${price} ${currency}`, availableSeats]
  const book = document.createElement('td')
  // One key for each button: a repeated click, or a repeat after a lost response, books once.
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16))).join('-')
  book.append(
    button(`Book ${flightNo}`, async () => {
      const headers = { 'idempotency-key': key }
      const booking = await call('POST', `/flights/${flightId}/bookings`, { body: {}, headers })
      byId('result').textContent = `Booked seat ${booking.seat} for ${booking.price} ${booking.currency}.`
    }),
  )
  made.append(...cells.map((text) => element('td', String(text))), book)
  return made
}

/** @param {any} board */
function showBoard({ data }) {
  byId('board').replaceChildren(
    ...data.map((/** @type {any} */ { label, member, score }) => element('li', `${label ?? member}: ${score} flights`)),
  )
}

/** Offers passengers to sign in as. Only a workshop lists some. */
async function offerPassengers() {
  const { data } = await call('GET', '/passengers/sample?limit=5')
  const buttons = data.map((/** @type {any} */ passenger) =>
    button(`Sign in as ${passenger.firstName} ${passenger.lastName}`, () => signIn(passenger)),
  )
  byId('passengers').replaceChildren(...buttons)
}

onSubmit('sign-in', signIn)
onSubmit('search', search)
byId('sign-out').addEventListener('click', () => attempt(signOut))
const day = /** @type {HTMLInputElement} */ (document.querySelector('[name=date]'))
day.valueAsDate = new Date(Date.now() + 86_400_000)
listen('/leaderboards/passengers-most-flights/stream', 'board', showBoard)
await offerPassengers().catch(() => {})
// After a reload the cookie is there, and the token comes with the session.
await call('GET', '/sessions/current').then(showSession, () => showSession(undefined))
