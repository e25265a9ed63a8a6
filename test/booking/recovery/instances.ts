import { type Actor, type ActorJob, startActor } from './actor.ts'

/** An instance that is restarted after each kill. */
export async function startInstance(job: ActorJob) {
  let actor: Promise<Actor> = startActor(job)
  await actor
  return {
    /** The current process, or the next one once it has started. */
    now: () => actor,
    /** Kills the process and starts the next one. */
    replace: async (): Promise<void> => {
      const old = await actor
      actor = startActor(job)
      old.signal('SIGKILL')
      await actor
    },
    /** Throws if a process has ended without a replacement. */
    mustStand: async (asked: Actor): Promise<void> => {
      if (asked !== (await actor)) return
      const { complaints } = await asked.gone
      throw new Error(`an instance ended by itself: ${complaints}`)
    },
  }
}

export type Instance = Awaited<ReturnType<typeof startInstance>>
