import validator from 'card-validator'

/** What is wrong with a card, field by field, without repeating any of it. Nobody is asked whether it exists. */
export function faultsOfCard(card: { cardNumber: string; expires: string; cvc: string }): [string, string][] {
  const number = validator.number(card.cardNumber)
  const faults: [string, string][] = []
  if (!number.isValid) faults.push(['cardNumber', 'must be the number of a card'])
  if (!validator.expirationDate(card.expires).isValid)
    faults.push(['expires', 'must be a month to come, and not decades away'])
  if (!validator.cvv(card.cvc, number.card?.code.size ?? [3, 4]).isValid) faults.push(['cvc', 'must fit the card'])
  return faults
}
