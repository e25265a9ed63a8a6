/** Tiers of frequent flyers with the miles that each requires, highest first. */
const tiers = [
  { name: 'platinum', miles: 100_000 },
  { name: 'gold', miles: 50_000 },
  { name: 'silver', miles: 25_000 },
  { name: 'bronze', miles: 0 },
] as const

export type Tier = (typeof tiers)[number]['name']

/** From the lowest to the highest. */
export const tierNames: readonly Tier[] = tiers.map(({ name }) => name).reverse()

/** The tier of a passenger with these miles flown. */
export const tierOf = (milesFlown: number): Tier => tiers.find(({ miles }) => milesFlown >= miles)?.name ?? 'bronze'
