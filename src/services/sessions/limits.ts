import { CART_ITEMS_AT_MOST, PREFERENCES_AT_MOST } from '../../domain/limits.ts'
import { AppError } from '../../errors.ts'

/** Errors of the limits of a session. */
export const limitReached = {
  cart: () =>
    new AppError('limit-reached', `A cart holds at most ${CART_ITEMS_AT_MOST} seats. Check out or remove one first.`),
  preferences: () =>
    new AppError('limit-reached', `A session holds at most ${PREFERENCES_AT_MOST} preferences. Remove one first.`),
}
