/** Formats of figures and times. Times of flights are local times of their airports; other times are UTC. */

const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const whole = new Intl.NumberFormat('en-US')

/** @param {string} instant */
export const time = (instant) => clockTime.format(new Date(instant))

/** Returns the UTC day of an instant: `2025-12-15`. @param {Date} instant */
export const utcDay = (instant) => instant.toISOString().slice(0, 10)

/** @param {string} instant */
export const dayAndTime = (instant) => `${instant.slice(0, 10)} ${time(instant)}`

/** Clock of an airport: `08:00`. @param {string} local RFC 3339 with the offset of the airport. */
export const localTime = (local) => local.slice(11, 16)

/** @param {string} local RFC 3339 with the offset of the airport. */
export const localDayAndTime = (local) => `${local.slice(0, 10)} ${localTime(local)}`

/**
 * Clock at the arrival, with the days between the dates of both airports: `06:30 +1`.
 *
 * @param {{ departureLocal: string, arrivalLocal: string }} flight
 */
export function localArrival({ departureLocal, arrivalLocal }) {
  const days = (Date.parse(arrivalLocal.slice(0, 10)) - Date.parse(departureLocal.slice(0, 10))) / 86_400_000
  const more = days === 0 ? '' : ` ${days > 0 ? '+' : '−'}${Math.abs(days)}`
  return `${localTime(arrivalLocal)}${more}`
}

/** @param {number} value */
export const count = (value) => whole.format(value)

/** @param {number | null | undefined} value */
export const percent = (value) => (value == null ? '–' : `${(value * 100).toFixed(1)} %`)

/** Milliseconds, to three digits. @param {number | null | undefined} value */
export function ms(value) {
  if (value == null) return '–'
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits)} ms`
}

/** @param {number} minutes */
export const duration = (minutes) => `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`

/** @param {{ price: string, currency: string }} of */
export const money = ({ price, currency }) => `${price} ${currency}`

/** Remaining time: `4:59`. @param {number} leftMs */
export function countdown(leftMs) {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

const units = ['B', 'KB', 'MB', 'GB', 'TB']

/** @param {number} value */
export function bytes(value) {
  const unit = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10))
  return `${count(Math.round((value / 2 ** (10 * unit)) * 10) / 10)} ${units[unit]}`
}

/** A name as words: `flightNo` is Flight no. @param {string} name */
export const words = (name) => {
  const spaced = name
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replaceAll('-', ' ')
    .trim()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** @param {{ iata: string | null, icao: string, city: string | null, name: string }} end */
export const airport = ({ iata, icao, city, name }) => `${iata ?? icao} ${city ?? name}`
