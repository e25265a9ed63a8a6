import validator from 'card-validator'

/** Lists the faults of a card by field, without repeating its values. Does not contact the card's issuer. */
export function faultsOfCard(card: { cardNumber: string; expires: string; cvc: string }): [string, string][] {
  const number = validator.number(card.cardNumber)
  const faults: [string, string][] = []
  if (!number.isValid) faults.push(['cardNumber', 'must be a valid card number'])
  if (!validator.expirationDate(card.expires).isValid)
    faults.push(['expires', 'must be a future month within 19 years, as MM/YY'])
  if (!validator.cvv(card.cvc, number.card?.code.size ?? [3, 4]).isValid)
    faults.push(['cvc', 'must have as many digits as the code of this card'])
  return faults
}
