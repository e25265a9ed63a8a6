import type { Config } from './config.ts'

/** The settings of the HTTP interface. */
export function appSettings(config: Config) {
  return {
    workshop: config.WORKSHOP,
    logRequests: config.LOG_REQUESTS,
    honorClientCacheControl: config.HONOR_CLIENT_CACHE_CONTROL,
    session: {
      idleMs: config.SESSION_IDLE_SECONDS * 1000,
      signInPerAddress: config.SIGN_INS_PER_ADDRESS_PER_MINUTE,
      signInPerPassport: config.SIGN_INS_PER_PASSPORT_PER_MINUTE,
      sameSite: config.SESSION_SAME_SITE,
    },
    streamsAtMost: config.MAX_OPEN_STREAMS,
    streamsPerAddress: config.MAX_OPEN_STREAMS_PER_ADDRESS,
    wrongTokensPerAddress: config.WRONG_ADMIN_TOKENS_PER_ADDRESS_PER_MINUTE,
    publicOrigin: config.PUBLIC_ORIGIN,
    corsOrigins: new Set(config.corsOrigins),
    trustProxy: config.TRUST_PROXY ?? (false as const),
  }
}
