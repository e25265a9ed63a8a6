/** Error of a dump that cannot be imported. The message is one line with the file and the reason. */
export class DumpError extends Error {
  override readonly name = 'DumpError'

  constructor(file: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${reason}`.replace(/\s+/g, ' '), options)
  }
}
