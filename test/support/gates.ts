/**
 * Gates at named points: work that comes to a closed gate waits there until the test opens it. That is how tests make
 * a race happen instead of waiting for one.
 */
export function createGates<Point extends string>() {
  const closed = new Map<
    Point,
    { arrived: () => void; arrival: Promise<void>; opened: Promise<void>; open: () => void }
  >()
  return {
    /** From now on whoever passes `point` waits. */
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
    /** Resolves when somebody waits at the gate. */
    reached: async (point: Point): Promise<void> => {
      await gate(point).arrival
    },
    /** Lets everybody through, now and later. */
    open: (point: Point): void => {
      gate(point).open()
      closed.delete(point)
    },
    /** To be called, and awaited, by the work. */
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
