// Writes the table of settings into README.md: npm run docs:settings
import { readFileSync, writeFileSync } from 'node:fs'
import { settingsTable, withTable } from './settings-table.ts'

const readme = new URL('../README.md', import.meta.url)
writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), settingsTable()))
