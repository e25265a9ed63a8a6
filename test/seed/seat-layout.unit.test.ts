import { describe, expect, it } from 'vitest'
import { seatAt, seatIndex, seats } from '../../src/domain/seat-layout.ts'

describe('the seat layout', () => {
  it('gives each seat a unique name that maps back to its index, for capacities from 1 to 600', () => {
    for (let capacity = 1; capacity <= 600; capacity++) {
      const names = seats(capacity)
      expect(new Set(names).size).toBe(capacity)
      expect(names.findIndex((seat, index) => seatIndex(capacity, seat) !== index)).toBe(-1)
    }
  })

  it('fills rows from 1 without a gap', () => {
    for (const capacity of [1, 70, 100, 101, 180, 241, 396, 525]) {
      const rows = [...new Set(seats(capacity).map((seat) => Number.parseInt(seat, 10)))]
      expect(rows).toEqual(rows.map((_, i) => i + 1))
    }
  })

  it('has four, six, nine or ten seats per row', () => {
    const firstRow = (capacity: number) =>
      seats(capacity)
        .filter((seat) => /^1[A-Z]/.test(seat))
        .join(' ')
    expect(firstRow(70)).toBe('1A 1C 1D 1F')
    expect(firstRow(180)).toBe('1A 1B 1C 1D 1E 1F')
    expect(firstRow(325)).toBe('1A 1B 1C 1D 1E 1F 1G 1H 1J')
    expect(firstRow(396)).toBe('1A 1B 1C 1D 1E 1F 1G 1H 1J 1K')
  })

  it.each(['', '0A', '01A', '1a', '1I', '1G', '31A', 'A1', '12', '1AA', ' 1A'])('has no seat %j among 180', (seat) => {
    expect(seatIndex(180, seat)).toBeUndefined()
  })

  it.each([-1, 180, 1.5, Number.NaN])('has no index %d among 180', (index) => {
    expect(() => seatAt(180, index)).toThrow(RangeError)
  })
})
