/** @import { Context } from './types.d.ts' */
import { createApi } from './api.js'
import { createKeys } from './keys.js'
import { createAdmin } from './panels/admin.js'
import { createCompare } from './panels/compare.js'
import { createFlight } from './panels/flight.js'
import { createLeaderboards } from './panels/leaderboards.js'
import { createLog } from './panels/log.js'
import { createPassenger } from './panels/passenger.js'
import { createReports } from './panels/reports.js'
import { createSearch } from './panels/search.js'
import { createSeats } from './panels/seats.js'
import { createSignIn } from './panels/sign-in.js'
import { createStats } from './panels/stats.js'
import { describeServer } from './server.js'
import { createShared } from './shared.js'
import { followAddress } from './views.js'

const panels = {
  'search-panel': createSearch,
  'flight-panel': createFlight,
  'seats-panel': createSeats,
  'compare-panel': createCompare,
  'sign-in-panel': createSignIn,
  'passenger-panel': createPassenger,
  'stats-panel': createStats,
  'leaderboards-panel': createLeaderboards,
  'reports-panel': createReports,
  'admin-panel': createAdmin,
}

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no element ${id}`)
  return found
}

async function start() {
  const server = await describeServer()
  const shared = createShared({
    view: 'flights',
    search: undefined,
    flightId: undefined,
    passenger: undefined,
    bookings: 0,
    adminToken: sessionStorage.getItem('console:admin-token') ?? undefined,
  })
  const keys = createKeys()
  const log = createLog(element('log-panel'), { keys, shared, server })
  const api = createApi({ workshop: server.workshop, adminToken: () => shared.now.adminToken, onChange: log.show })
  /** @param {string} text */
  const announce = (text) => {
    element('announcer').textContent = text
  }
  /** @type {Context} */
  const context = { api, server, shared, keys, announce }

  followAddress(shared)
  for (const [id, create] of Object.entries(panels)) create(element(id), context)
  shared.subscribe(({ passenger }) => {
    element('who').textContent = passenger ? passenger.name : 'Sign in'
  })
}

start().catch((error) => {
  element('trouble').textContent = `The console could not start: ${error.message}`
})
