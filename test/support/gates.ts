/**
 * Creates gates at named points: work that reaches a closed gate waits until the test opens it. Tests force a race this way
 * instead of waiting for one.
 */
export function createGates<Point extends string>() {
  const closed = new Map<
    Point,
    { arrived: () => void; arrival: Promise<void>; opened: Promise<void>; open: () => void }
  >()
  return {
    /** Closes the gate at `point`: work that reaches it waits. */
    close: (point: Point): void => {
      const arrival = deferred()
      const opening = deferred()
      closed.set(point, {
        arrived: arrival.resolve,
        arrival: arrival.promise,
        opened: opening.promise,
        open: opening.resolve,
      })
    },
    /** Resolves when work waits at the gate. */
    reached: async (point: Point): Promise<void> => {
      await gate(point).arrival
    },
    /** Opens the gate permanently. */
    open: (point: Point): void => {
      gate(point).open()
      closed.delete(point)
    },
    /** Called and awaited by the work. */
    pass: async (point: Point): Promise<void> => {
      const standing = closed.get(point)
      standing?.arrived()
      await standing?.opened
    },
  }

  function gate(point: Point) {
    const found = closed.get(point)
    if (!found) throw new Error(`the gate ${point} is not closed`)
    return found
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
