/** A transaction found that it must not commit: it was rolled back, and nothing was changed. */
export class NotCommitted extends Error {
  override readonly name = 'NotCommitted'
  /**
   * `seat-taken`: a seat is booked already. `settled`: the outcome of the reservation, or of the batch, is recorded
   * already. `idempotency-key`: the key is in use. `gone`: there is nothing to change any more. `flight-changed`: the
   * flight is no longer as it was when the decision was made. `too-long`: a column has no room for a text.
   */
  readonly because: 'seat-taken' | 'settled' | 'idempotency-key' | 'gone' | 'flight-changed' | 'too-long'

  constructor(because: NotCommitted['because']) {
    super(because)
    this.because = because
  }
}
