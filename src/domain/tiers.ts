/** Tiers by the miles that they take; highest first. */
export const tiers = [
  { name: 'platinum', miles: 100_000 },
  { name: 'gold', miles: 50_000 },
  { name: 'silver', miles: 25_000 },
  { name: 'bronze', miles: 0 },
] as const

export type Tier = (typeof tiers)[number]['name']
