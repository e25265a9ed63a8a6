import validator from 'card-validator'
import type { FieldError } from '../../errors.ts'

/** Finds the first fault of a card, without repeating its values. Does not contact the card's issuer. */
export function faultOfCard(card: { cardNumber: string; expires: string; cvc: string }): FieldError | undefined {
  const number = validator.number(card.cardNumber)
  if (!number.isValid) return { path: 'body.cardNumber', message: 'must be a valid card number' }
  if (!validator.expirationDate(card.expires).isValid)
    return { path: 'body.expires', message: 'must be a future month within 19 years, as MM/YY' }
  if (!validator.cvv(card.cvc, number.card?.code.size ?? [3, 4]).isValid)
    return { path: 'body.cvc', message: 'must have as many digits as the code of this card' }
  return undefined
}
