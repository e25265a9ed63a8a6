// Writes the table of settings into docs/settings.md: npm run docs:settings
import { writeBlocks } from '../tools/docs.ts'
import { settingsTable } from './settings-table.ts'

writeBlocks('docs/settings.md', { settings: settingsTable() })
