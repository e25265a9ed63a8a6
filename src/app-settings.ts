import type { Config } from './config.ts'

/** The settings of the HTTP interface. */
export function appSettings(config: Config) {
  return {
    workshop: config.WORKSHOP,
    logRequests: config.LOG_REQUESTS,
    honorClientCacheControl: config.HONOR_CLIENT_CACHE_CONTROL,
    session: {
      idleMs: config.SESSION_IDLE_SECONDS * 1000,
      signInPerAddress: config.SIGN_IN_PER_ADDRESS,
      signInPerPassport: config.SIGN_IN_PER_PASSPORT,
    },
    streamsAtMost: config.STREAMS_AT_MOST,
    publicOrigin: config.PUBLIC_ORIGIN,
    trustProxy: config.TRUST_PROXY ?? (false as const),
  }
}
