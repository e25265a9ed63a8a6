import { rfc3339 } from '../../domain/rfc3339.ts'
import type { Device } from '../../services/sessions/devices.ts'
import type { OwnSession } from '../plugins/own-session.ts'

/** Makes the bodies that show sessions. `idleMs`: idle TTL of a session, in milliseconds. */
export function sessionViews(idleMs: number) {
  const expiry = ({ absoluteExpiresAt }: { absoluteExpiresAt: number }, usedAt: number) => ({
    expiresAt: at(Math.min(usedAt + idleMs, absoluteExpiresAt)),
    absoluteExpiresAt: at(absoluteExpiresAt),
  })

  const begun = ({ data }: OwnSession, csrfToken: string) => ({
    passengerId: data.passengerId,
    name: data.name,
    csrfToken,
    ...expiry(data, Date.now()),
  })

  return {
    /** Body of a sign-in. */
    begun,

    /** Body of the current session. */
    current: (session: OwnSession, csrfToken: string) => ({
      ...begun(session, csrfToken),
      sessionId: session.handle,
      device: session.data.device,
      createdAt: at(session.data.createdAt),
      lastSeenAt: at(session.data.lastSeenAt),
      preferences: session.data.preferences,
      search: session.data.search,
      pageViews: session.data.pageViews,
      searches: session.data.searches,
    }),

    /** One item in the list of a passenger's sessions. `handle`: handle of the requesting session. */
    device: (device: Device, handle: string) => ({
      sessionId: device.sessionId,
      device: device.device,
      current: device.sessionId === handle,
      createdAt: at(device.createdAt),
      lastSeenAt: at(device.lastSeenAt),
      ...expiry(device, device.lastSeenAt),
    }),
  }
}

const at = (ms: number) => rfc3339(new Date(ms))
