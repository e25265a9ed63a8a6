import type { Fixtures } from '../support/fixtures.ts'
import type { Opened } from './browser.ts'

/** Fills in the search of a flight's route and day. */
export async function searchFor(
  { page }: Opened,
  { fixtures }: { fixtures: Fixtures },
  flightId: number,
): Promise<void> {
  const { from, to, date } = await fixtures.route(flightId)
  await page.getByLabel('From').fill(from)
  await page.getByLabel('To', { exact: true }).fill(to)
  await page.getByLabel('Departure').fill(date)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
}

/** Opens a flight and its seats from a search. */
export async function showFlight(
  opened: Opened,
  { fixtures }: { fixtures: Fixtures },
  flightId: number,
): Promise<void> {
  await searchFor(opened, { fixtures }, flightId)
  await opened.page.getByRole('button', { name: `Show flight ZA${flightId}` }).click()
  await opened.page.getByRole('heading', { name: `Flight ZA${flightId}` }).waitFor()
}

/** Signs in as a passenger of the sample, with one click. */
export async function signInAs({ page, show }: Opened, passengerId: number): Promise<void> {
  await show('Passenger')
  await page.getByRole('button', { name: `Sign in as Pat Person ${passengerId}` }).click()
  await page.getByRole('heading', { name: `Signed in as Pat Person ${passengerId}` }).waitFor()
}
