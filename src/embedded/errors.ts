/**
 * A private server cannot be had or cannot be started. `message` is one line for the person who started the service;
 * `code` is for the program that shows it. Not for a server that fails later: its clients notice that themselves.
 */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: 'in-use' | 'missing' | 'unusable' | 'failed'

  constructor(code: EmbeddedError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
