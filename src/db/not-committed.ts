/** A transaction that decided not to commit. It was rolled back and changed nothing. */
export class NotCommitted extends Error {
  override readonly name = 'NotCommitted'
  /**
   * `seat-taken`: a seat is already booked. `settled`: the reservation or the batch already has an outcome.
   * `idempotency-key`: the key is in use. `gone`: the row does not exist any more. `flight-changed`: the flight has changed
   * since the decision. `unfit`: a text is too long for its column, or has letters that the column cannot store.
   */
  readonly because: 'seat-taken' | 'settled' | 'idempotency-key' | 'gone' | 'flight-changed' | 'unfit'

  constructor(because: NotCommitted['because']) {
    super(because)
    this.because = because
  }
}
