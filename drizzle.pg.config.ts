import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'postgresql', schema: './src/db/dialect/schema.pg.ts', out: './migrations/pg' })
