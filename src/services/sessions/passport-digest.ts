import { createHmac, randomBytes } from 'node:crypto'
import type { Guarded } from '../../cache/cache.ts'
import { orUnavailable } from '../or-unavailable.ts'

/**
 * Creates digests of passport numbers, for names of keys, which traces and the list of keys show. Passport numbers are few enough
 * to try them all, so a digest needs a secret: a random one, which the state server keeps and all instances share.
 */
export function createPassportDigest({ server: { client, patient }, prefix }: { server: Guarded; prefix: string }) {
  const key = `${prefix}passport-secret`
  let secret: Promise<string> | undefined

  async function readSecret(): Promise<string> {
    await client.set(key, randomBytes(32).toString('base64url'), 'NX')
    return String(await client.get(key))
  }

  /** Rejects with `unavailable` while the server is unavailable. The next call tries again. */
  return async (passportNo: string): Promise<string> => {
    secret ??= patient.ask(readSecret)
    const known = await secret.catch((error) => {
      secret = undefined
      return orUnavailable('Sign-in is unavailable. Retry later.')(error)
    })
    return createHmac('sha256', known).update(passportNo.trim().toUpperCase()).digest('hex').slice(0, 32)
  }
}

export type PassportDigest = ReturnType<typeof createPassportDigest>
