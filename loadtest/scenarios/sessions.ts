import type { Person } from '../inventory.ts'
import type { LoadRequest } from '../load-request.ts'
import { type Scenario, Skipped, type Stage } from '../scenario.ts'

/** Number of sessions: a service allows this many sign-ins from one address within a minute. */
const SESSIONS = 50

export const sessions: Scenario = {
  name: 'sessions',
  teaches: 'A session is a hash on the state server: each request reads it, and writes only changed fields.',
  settings: { SIGN_INS_PER_ADDRESS_PER_MINUTE: '1000000', SIGN_INS_PER_PASSPORT_PER_MINUTE: '1000000' },
  run: async (stage) => {
    const { inventory, measure, requests } = stage
    if (inventory.people.length === 0)
      throw new Skipped('the service lists no passengers to sign in: run it with WORKSHOP=true')
    const cookies = await Promise.all(inventory.people.slice(0, SESSIONS).map((person) => signIn(stage, person)))
    const run = await measure({
      name: '70 % reads, 30 % changes',
      source: (connection) => {
        const headers = { cookie: cookies[connection % cookies.length] ?? '', 'sec-fetch-site': 'same-origin' }
        const next = requests.source('sessions', (random) => aRequest(random.int(0, 99)))(connection)
        return () => ({ ...next(), headers })
      },
    })
    return { runs: [run] }
  },
}

function aRequest(dice: number): LoadRequest {
  if (dice < 50) return { path: '/v1/sessions/current' }
  if (dice < 70) return { path: '/v1/sessions/current/cart' }
  const theme = dice < 85 ? 'dark' : 'light'
  return { method: 'PATCH', path: '/v1/sessions/current', body: { preferences: { theme } } }
}

/** Signs a passenger in until the end of the scenario. Returns the cookie header. */
async function signIn({ urls, afterwards }: Stage, { passportNo, lastName }: Person): Promise<string> {
  const response = await fetch(`${urls()[0]}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ passportNo, lastName, device: 'load test' }),
  })
  const body = await response.text()
  if (response.status !== 201) throw new Error(`The sign-in failed: ${response.status} ${body}`)
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  afterwards(async () => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    await fetch(`${urls()[0]}/v1/sessions/current`, { method: 'DELETE', headers })
  })
  return cookie
}
