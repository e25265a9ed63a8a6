/** A wish by the index of a seat, or by the number of a hold in order of creation. */
export type ModelWish = { seat: number } | { hold: number } | 'any'

interface ModelHold {
  seat: number
  holdId: string
  passengerId: number
}

/** Reservations of dead processes. They block seats until the reaper settles them. */
type Open =
  | { kind: 'book'; committed: boolean; seats: number[]; holds: ModelHold[] }
  | { kind: 'cancel'; committed: boolean; seats: number[] }

/**
 * Model of the seats of one flight, simple enough to be checked by reading. A refusal returns its code and changes
 * nothing.
 */
export class FlightModel {
  /** Booked seats in the database, with their passenger. */
  readonly booked = new Map<number, number>()
  holds: ModelHold[] = []
  /** All holds, also ended ones. */
  readonly everHeld: ModelHold[] = []
  private open: Open[] = []
  readonly total: number

  constructor(total: number) {
    this.total = total
  }

  status(seat: number): 'free' | 'held' | 'booked' {
    if (this.holds.some((hold) => hold.seat === seat)) return 'held'
    return this.booked.has(seat) || this.blocked(seat) ? 'booked' : 'free'
  }

  /** Returns whether an open reservation of a dead process blocks the seat. */
  private blocked(seat: number): boolean {
    return this.open.some(({ seats }) => seats.includes(seat))
  }

  hold(seat: number, passengerId: number): 'held' | 'again' | 'seat-held' | 'seat-taken' {
    const standing = this.holds.find((hold) => hold.seat === seat)
    if (standing) return standing.passengerId === passengerId ? 'again' : 'seat-held'
    return this.status(seat) === 'free' ? 'held' : 'seat-taken'
  }

  held(hold: ModelHold): void {
    this.holds.push(hold)
    this.everHeld.push(hold)
  }

  /** Releases a hold, or returns the code of the refusal. */
  unhold(holdId: string, passengerId: number | undefined): 'not-found' | 'forbidden' | undefined {
    const found = this.holds.find((hold) => hold.holdId === holdId)
    if (!found) return 'not-found'
    if (passengerId !== undefined && found.passengerId !== passengerId) return 'forbidden'
    this.holds = this.holds.filter((hold) => hold !== found)
    return undefined
  }

  /** Chooses the seats for the wishes. Named seats are served first. */
  choose(wishes: readonly ModelWish[], passengerId: number): number[] | 'seat-taken' | 'seat-held' | 'hold-expired' {
    const chosen: number[] = []
    for (const [place, wish] of wishes.entries()) {
      if (wish === 'any') continue
      const held = 'hold' in wish ? this.holdOf(wish.hold, passengerId) : undefined
      if ('hold' in wish && !held) return 'hold-expired'
      const seat = 'seat' in wish ? wish.seat : (held?.seat ?? 0)
      const own = this.holds.some((hold) => hold.seat === seat && hold.passengerId === passengerId)
      if (chosen.includes(seat)) return 'seat-taken'
      if (this.status(seat) === 'booked') return 'seat-taken'
      if (this.status(seat) === 'held' && !own) return 'seat-held'
      chosen[place] = seat
    }
    for (const [place, wish] of wishes.entries()) {
      if (wish !== 'any') continue
      const seat = this.seats().find((seat) => this.status(seat) === 'free' && !chosen.includes(seat))
      if (seat === undefined) return 'seat-taken'
      chosen[place] = seat
    }
    return chosen
  }

  private holdOf(nth: number, passengerId: number): ModelHold | undefined {
    const meant = this.everHeld[nth % Math.max(1, this.everHeld.length)]
    return this.holds.find((hold) => hold.holdId === meant?.holdId && hold.passengerId === passengerId)
  }

  /** Books seats. The process died before the commit, after it, or not at all. */
  book(seats: number[], passengerId: number, died: 'reserved' | 'committed' | undefined): void {
    const holds = this.holds.filter((hold) => seats.includes(hold.seat))
    this.holds = this.holds.filter((hold) => !holds.includes(hold))
    if (died !== 'reserved') for (const seat of seats) this.booked.set(seat, passengerId)
    if (died) this.open.push({ kind: 'book', committed: died === 'committed', seats, holds })
  }

  /** Cancels a booking, likewise. A confirmed cancellation frees the seat even after the death of an earlier process. */
  cancel(seat: number, died: 'reserved' | 'committed' | undefined): void {
    if (died !== 'reserved') this.booked.delete(seat)
    if (died) this.open.push({ kind: 'cancel', committed: died === 'committed', seats: [seat] })
    else this.open = this.open.map((open) => ({ ...open, seats: open.seats.filter((other) => other !== seat) }))
  }

  /** Reaps dead processes: committed changes stay, others are undone. */
  reap(): void {
    for (const open of this.open) if (open.kind === 'book' && !open.committed) this.holds.push(...open.holds)
    this.open = []
  }

  seats(): number[] {
    return Array.from({ length: this.total }, (_, seat) => seat)
  }

  /** Expected seat map. */
  map() {
    const statuses = this.seats().map((seat) => this.status(seat))
    const count = (status: string) => statuses.filter((each) => each === status).length
    return {
      statuses,
      bookedSeats: count('booked'),
      heldSeats: count('held'),
      availableSeats: count('free'),
    }
  }
}
