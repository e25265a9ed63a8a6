import { beforeAll, expect, test } from 'vitest'
import { createGates } from '../support/gates.ts'
import { serviceOnFixtures } from '../support/service-on-fixtures.ts'
import { browsing, describeInBrowser, type Opened, patient } from './browser.ts'
import { showFlight, signInAs } from './steps.ts'

describeInBrowser('seats in the console', () => {
  const service = serviceOnFixtures(() => ({}), patient)
  const open = browsing(service)

  // The sample has only passengers with a booking.
  beforeAll(async () => {
    for (const passengerId of [1, 2]) await service().book(service().fixtures.flight(), { passengerId })
  })

  const seat = ({ page }: Opened, name: string, status: string) =>
    page.getByRole('button', { name: `Seat ${name}, ${status}`, exact: true })

  /** Signs in and opens the seats of a flight. */
  async function opened(passengerId: number, flightId: number): Promise<Opened> {
    const passenger = await open()
    await signInAs(passenger, passengerId)
    await passenger.show('Flights')
    await showFlight(passenger, service(), flightId)
    return passenger
  }

  test('are held with one click and booked with the next, and other passengers see both at once', async () => {
    const flightId = service().fixtures.flight(30)
    const [one, other] = [await opened(1, flightId), await opened(2, flightId)]
    await seat(one, '2C', 'free').click()
    await seat(one, '2C', 'held for you').waitFor()
    await one.page.getByText(/2C held for [45]:\d\d, [\d.]+ USD/).waitFor()
    await seat(other, '2C', 'held').waitFor()
    await one.look('seat-held')

    await one.page.getByRole('button', { name: 'Book 2C' }).click()
    await seat(one, '2C', 'booked by you').waitFor()
    await seat(other, '2C', 'booked').waitFor()
    await other.look('seat-booked-by-another')
    const booked = await service().fixtures.booked(flightId)
    expect(booked.map(({ seat, passengerId }) => [seat, passengerId])).toEqual([['2C', 1]])

    // The console marks the entries that the booking invalidated, and the flights of the passenger show it.
    await one.page
      .locator('#log .keys li', { hasText: `flight:${flightId}:availability` })
      .getByText('dropped')
      .waitFor()
    await one.show('Passenger')
    await one.page
      .getByRole('region', { name: /^Last \d+ flights/ })
      .getByText(`ZA${flightId}`, { exact: true })
      .waitFor()
    await one.show('Flights')
    await one.page.getByRole('button', { name: 'Cancel 2C' }).click()
    await seat(other, '2C', 'free').waitFor()
    expect(await service().fixtures.booked(flightId)).toEqual([])
  })

  test('are released by their holder', async () => {
    const flightId = service().fixtures.flight(30)
    const passenger = await opened(1, flightId)
    await seat(passenger, '1A', 'free').click()
    await passenger.page.getByRole('button', { name: 'Release 1A' }).click()
    await seat(passenger, '1A', 'free').waitFor()
    expect((await service().seats(flightId))['1A']).toBe('free')
  })

  test('are refused with a reason when another passenger has just taken them', async () => {
    const flightId = service().fixtures.flight(30)
    const passenger = await opened(1, flightId)
    passenger.mayComplain(/status of 409/)
    await seat(passenger, '3D', 'free').waitFor()
    // Blocks the updates of the page until the click.
    await passenger.page.route(/\/seats$/, () => {})
    await service().book(flightId, { seat: '3D', passengerId: 2 })
    await seat(passenger, '3D', 'free').click()
    const refusal = passenger.page.locator('#seats-panel').getByRole('alert')
    expect(await refusal.innerText()).toBe('Seat 3D: The seat is taken. Choose another one.')
    expect(await passenger.page.locator('#log .status.bad').innerText()).toBe('409')
  })

  test('never appear under another flight', async () => {
    const [first, second] = [service().fixtures.flight(30), service().fixtures.flight(30)]
    const passenger = await opened(1, first)
    const gates = createGates<'hold'>()
    gates.close('hold')
    await passenger.page.route('**/holds', async (route) => {
      await gates.pass('hold')
      await route.continue()
    })
    const held = passenger.page.waitForResponse('**/holds')
    await seat(passenger, '5A', 'free').click()
    await gates.reached('hold')
    await showFlight(passenger, service(), second)
    await seat(passenger, '5A', 'free').waitFor()
    gates.open('hold')
    expect((await held).status()).toBe(201)
    await passenger.page.locator('#log summary', { hasText: `${first}/holds 201` }).waitFor()
    expect(await seat(passenger, '5A', 'free').count()).toBe(1)
    expect(await passenger.page.getByRole('button', { name: 'Book 5A' }).count()).toBe(0)
    expect((await service().seats(first))['5A']).toBe('held')
  })

  test('can be reached, held and booked without a mouse', async () => {
    const flightId = service().fixtures.flight(30)
    const passenger = await opened(1, flightId)
    const { page } = passenger
    await seat(passenger, '1A', 'free').focus()
    const here = () => page.evaluate('document.activeElement.getAttribute("aria-label")')
    for (const [key, expected] of [
      ['ArrowRight', '1C'],
      ['ArrowDown', '2C'],
      ['End', '2F'],
      ['ArrowUp', '1F'],
      ['ArrowUp', '1F'],
      ['Home', '1A'],
      ['ArrowLeft', '1A'],
    ]) {
      await page.keyboard.press(key ?? '')
      expect(await here(), key).toBe(`Seat ${expected}, free`)
    }
    await page.keyboard.press('Enter')
    await seat(passenger, '1A', 'held for you').waitFor()
    await expect.poll(here).toBe('Seat 1A, held for you')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Book 1A')
    await page.keyboard.press('Enter')
    await seat(passenger, '1A', 'booked by you').waitFor()
    await expect.poll(here).toBe('Seat 1A, booked by you')
    expect((await service().seats(flightId))['1A']).toBe('booked')
  })

  test('are read-only without a session', async () => {
    const flightId = service().fixtures.flight(30)
    const passenger = await open()
    await showFlight(passenger, service(), flightId)
    await seat(passenger, '1A', 'free').click()
    expect(await passenger.page.evaluate('document.activeElement.id')).toBe('seats-sign-in')
    expect((await service().seats(flightId))['1A']).toBe('free')
  })
})
