/** Returns the token of the bearer scheme, whose name is case-insensitive (RFC 9110, section 11.1). Empty for other schemes. */
export const bearerOf = (authorization = ''): string => /^Bearer +(.*)$/i.exec(authorization)?.[1] ?? ''

/** Returns the password of HTTP Basic. Undefined for other schemes. */
export function passwordOf(authorization = ''): string | undefined {
  const [, basic] = /^Basic +(.+)$/i.exec(authorization) ?? []
  if (basic === undefined) return undefined
  const pair = Buffer.from(basic, 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}
