/** A dump that cannot be imported. The message is one line that names the file and says what is wrong with it. */
export class DumpError extends Error {
  override readonly name = 'DumpError'

  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${reason}`.replace(/\s+/g, ' '), options)
  }
}
