/** A transaction found that it must not commit: it was rolled back, and nothing was changed. */
export class NotCommitted extends Error {
  override readonly name = 'NotCommitted'
  /**
   * `seat-taken`: a seat is booked already. `settled`: the outcome of the reservation, or of the batch, is recorded
   * already. `idempotency-key`: the key is in use. `gone`: there is nothing to change any more.
   */
  readonly because: 'seat-taken' | 'settled' | 'idempotency-key' | 'gone'

  constructor(because: NotCommitted['because']) {
    super(because)
    this.because = because
  }
}
