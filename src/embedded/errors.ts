/**
 * A private server is missing or does not start. `message` is one line for the terminal, `code` is for the program. Clients
 * notice a later failure of a server themselves.
 */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: 'in-use' | 'missing' | 'unusable' | 'failed'

  constructor(code: EmbeddedError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
