import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import proxyAddr from '@fastify/proxy-addr'
import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'

/** An address with brackets, a port or both, as some proxies write it: `203.0.113.12:40001`, `[2001:db8::1]:40001`. */
const WITH_PORT = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d{1,5})?$/

/** Returns the IP address in an entry of `X-Forwarded-For`. Undefined for other entries, such as `unknown`. */
function addressIn(entry: string): string | undefined {
  const [, v6, v4] = WITH_PORT.exec(entry) ?? []
  const address = v6 ?? v4 ?? entry
  return isIP(address) === 0 ? undefined : address
}

/** Value of Fastify's `trustProxy`: whether an entry of `X-Forwarded-For` is a trusted proxy. False: none is. */
export type TrustProxy = false | ((entry: string, hop: number) => boolean)

/** Returns `trustProxy` for addresses and networks, separated by commas. A hop is trusted whatever its port. */
export function trustIn(proxies: string | false): TrustProxy {
  if (!proxies) return false
  const trusts = proxyAddr.compile(proxies.split(','))
  return (entry, hop) => {
    const address = addressIn(entry)
    return address !== undefined && trusts(address, hop)
  }
}

/**
 * Returns the subject of limits per address: the client's IPv4 address, or the /64 network of its IPv6 address. If a trusted
 * proxy names no address, it is the address of that proxy.
 */
export function clientAddress({ ip, ips = [ip] }: Pick<FastifyRequest, 'ip' | 'ips'>): string {
  const known = ips.flatMap((entry) => addressIn(entry) ?? [])
  return normalizeIP(known.at(-1) ?? ip)
}

/** Returns the same address for a request that the routes have not seen. `trust`: Fastify's `trustProxy`. */
export function unroutedAddress(request: IncomingMessage, trust: TrustProxy): string {
  const ip = request.socket.remoteAddress ?? ''
  return clientAddress(trust ? { ip, ips: proxyAddr.all(request, trust) } : { ip })
}
