import fc from 'fast-check'
import type { ModelWish } from './model.ts'

/** One step of a history. The runner maps its numbers to existing flights and seats. */
export type Step =
  | { do: 'hold'; passengerId: number; seat: number }
  | { do: 'unhold'; nth: number; passengerId: number | undefined }
  | { do: 'book'; passengerId: number; wishes: ModelWish[]; dies: 'reserved' | 'committed' | undefined }
  | { do: 'cancel'; nth: number; dies: 'reserved' | 'committed' | undefined }
  | { do: 'flush'; dies: 'taken' | 'added' | undefined }
  | { do: 'end-holds' | 'evict' | 'reap' | 'look' }

export const SEATS = 6

const passengerId = fc.integer({ min: 1, max: 3 })
const seat = fc.integer({ min: 0, max: SEATS - 1 })
const nth = fc.nat({ max: 20 })
const seldom = <const T extends string>(...points: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...points) })

const wish = fc.oneof(
  fc.constant('any' as const),
  fc.record({ seat }),
  fc.record({ hold: nth }),
) satisfies fc.Arbitrary<ModelWish>

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('hold' as const), passengerId, seat }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('unhold' as const),
      nth,
      passengerId: fc.option(passengerId, { nil: undefined }),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      passengerId,
      dies: seldom('reserved', 'committed'),
      wishes: fc.array(wish, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), nth, dies: seldom('reserved', 'committed') }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const), dies: seldom('taken', 'added') }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('end-holds', 'evict', 'reap', 'look') }) },
)

export const history = fc.array(step, { minLength: 1, maxLength: 30, size: 'max' })

/** Concurrent steps in small groups. No process dies, because the outcomes of concurrent deaths would be ambiguous. */
export const turmoil = fc.array(
  fc.array(
    step.map((one): Step => ('dies' in one ? { ...one, dies: undefined } : one)),
    { minLength: 2, maxLength: 5, size: 'max' },
  ),
  { minLength: 1, maxLength: 8, size: 'max' },
)
