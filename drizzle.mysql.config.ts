import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'mysql', schema: './src/db/dialect/schema.mysql.ts', out: './migrations/mysql' })
